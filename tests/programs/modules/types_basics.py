import types
ns = types.SimpleNamespace(a=1, b="x")
ns.c = [ns.a]
print(ns, ns == types.SimpleNamespace(a=1, b="x", c=[1]), vars(ns), types.SimpleNamespace({"k": 1}, z=2))
m = types.ModuleType("mod", "doc"); m.x = 5
print(m.__name__, m.__doc__, m.x, repr(m), sorted(k for k in vars(m)))
p = types.MappingProxyType(d := {"a": 1}); d["b"] = 2
print(p, p["b"], list(p), len(p), p | {"c": 3}, "a" in p, p.get("z"), p == {"a": 1, "b": 2}, p.copy())
def body(ns): ns["attr"] = 5
C = types.new_class("C", (int,), {}, body)
print(C.attr, C(3) + 1, types.FunctionType is type(body), types.NoneType, types.EllipsisType, types.UnionType is type(int | str), types.GenericAlias(list, (int,)), isinstance(len, types.BuiltinFunctionType), types.resolve_bases((int,)), types.DynamicClassAttribute.__name__, types.CodeType is type(body.__code__))
for f in (lambda: p.__setitem__("a", 1), lambda: types.SimpleNamespace(1), lambda: ns.nope, lambda: types.ModuleType(), lambda: m.nope, lambda: types.MappingProxyType(5), lambda: types.NoneType(1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
