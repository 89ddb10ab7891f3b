def f(x):
    match x:
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": t, **rest}: return f"{t} {rest}"
        case {1: _, 2.0: two}: return f"numbers {two}"
        case {"nested": {"k": [a, b]}}: return f"nested {a}{b}"
        case {"x": None}: return "x none"
        case {}: return "any mapping"
        case _: return "not mapping"
import types, collections
for x in ({"type": "circle", "r": 1, "extra": 2}, {"type": "sq", "w": 3}, {True: "t", 2: "v"}, {"nested": {"k": "ab"}}, {"nested": {"k": (1, 2)}}, {"x": None}, {"x": 0}, {}, [], types.MappingProxyType({"type": "p"}), collections.defaultdict(int), collections.OrderedDict(type="o"), "s"):
    print(f(x))
class Missing(dict):
    def __missing__(self, k): return "made up"
match Missing():
    case {"k": v}: print("no", v)
    case _: print("missing hook not used")
try:
    k = "dup"
    match {"dup": 1}:
        case {"dup": 1, types.__name__: 2}: print("no")
        case _: print("ok")
except ValueError as e:
    print(e)
class K: a = b = "same"
try:
    match {"same": 1, "z": 2}:
        case {K.a: x, K.b: y}: print(x)
except ValueError as e:
    print(e)
