# ends: ok error
import collections, types, json, dataclasses, enum
names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"]
print(json.loads('{"__proto__": {"x": 1}, "constructor": 2}'), json.dumps(dict.fromkeys(names)))
print(types.SimpleNamespace(**dict.fromkeys(names, 1)))
print(dataclasses.make_dataclass("D", names)(*range(5)), enum.Enum("E", names).constructor.value)
print("{__proto__} {constructor}".format(**dict.fromkeys(names, 4)), "%(__proto__)s" % {"__proto__": 5})
print(getattr(object(), "__proto__", "none"), {}.x if hasattr({}, "x") else "clean")
