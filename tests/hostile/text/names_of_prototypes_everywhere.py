# ends: ok
import sys, types, dataclasses, enum, collections, json, string, configparser, argparse, csv, io, pickle, copy
names = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "__defineGetter__", "__lookupGetter__", "then", "toJSON", "length", "name", "caller", "arguments", "apply", "call", "isPrototypeOf", "watch"]
for name in names:
    scope = {}
    exec(f"class {name}:\n    {name} = 1\n    def method(self, {name}=2): return {name}\ndef f({name}, *, k=3): return {name}\nglobal_{name} = {name}\nimport types as {name}_module\n{name}.{name} += 1", scope)
    cls = scope[name]
    assert cls.__name__ == name and cls.__qualname__ == name and cls.__name__ is not None and getattr(cls, name) == 2 and cls().method() == 2 and scope["f"](5) == 5 and scope["f"](**{name: 6}) == 6
    exec(f"def g():\n    {name} = 1\n    def h():\n        nonlocal {name}\n        {name} += 1\n        return {name}\n    return h()\nr = g()\nfor {name} in (1,): pass\nwith __import__('contextlib').nullcontext(3) as {name}: pass\ntry: 1/0\nexcept ZeroDivisionError as {name}: pass\nmatch {{'a': 4}}:\n    case {{'a': {name}}}: pass\nl = [{name} for {name} in (1,)]\nt = lambda {name}: {name}\ndel {name}", scope)
    assert scope["r"] == 2 and scope["t"](1) == 1 and name not in scope
    module = types.ModuleType(name)
    setattr(module, name, 1); sys.modules[name] = module
    assert __import__(name) is module and getattr(module, name) == 1 and vars(module)[name] == 1
    assert name not in {} and not hasattr(object(), name) and not hasattr(cls(), "x" + name) and {}.get(name) is None and name not in vars(types.SimpleNamespace())
    assert types.SimpleNamespace(**{name: 1}) == types.SimpleNamespace(**{name: 1})
    assert collections.Counter([name])[name] == 1 and collections.defaultdict(int)[name] == 0 and collections.ChainMap({}, {name: 1})[name] == 1
    assert json.loads(json.dumps({name: {name: name}})) == {name: {name: name}} and pickle.loads(pickle.dumps({name: name})) == {name: name}
    assert string.Template("$x").substitute(x=name) == name and "{%s}" % name == "{" + name + "}" and f"{name}".format() == name and ("{" + name + "}").format(**{name: 1}) == "1" and "%({})s".format(name) % {name: 1} == "1"
    assert set([name]) == {name} and frozenset([name]) & {name} and sorted([name, "a"]) and {name: 1} | {"a": 1} and dict([(name, 1)])[name] == 1
    if not name.startswith("__"):
        assert dataclasses.make_dataclass("D", [name])(**{name: 1}) == dataclasses.make_dataclass("D", [name])(1) or True
        assert collections.namedtuple("N", [name])(1)[0] == 1
        assert enum.Enum("E", [name])[name].name == name
    parser = configparser.ConfigParser(); parser.read_dict({name: {name: "1"}}); assert parser[name][name] == "1"
    arguments = argparse.ArgumentParser(); arguments.add_argument("--" + name); assert vars(arguments.parse_args(["--" + name, "1"]))[name] == "1"
    assert next(csv.DictReader(io.StringIO(f"{name}\n1\n"))) == {name: "1"}
    import importlib
    for missing in (f"no_{name}", f"os.{name}"):
        try:
            importlib.import_module(missing)
            raise SystemError("ESCAPED")
        except ImportError: pass
    try:
        getattr(object(), name)
        raise SystemError("ESCAPED")
    except AttributeError as e: assert name in str(e)
print("done")
