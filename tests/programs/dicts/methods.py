d = {"a": 1, "b": None}
print(d.get("a"), d.get("z"), d.get("z", 5), d.get("b", 5), d.setdefault("a", 9), d.setdefault("c"), d.setdefault("e", []), d.pop("a"), d.pop("zz", "dflt"), d)
d["e"].append(1)
print(d, d.copy() == d, dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict.fromkeys([], 1), len(d), "e" in d, 1 not in d)
d.update([("n", 1)], m=2)
d.update({})
d.update()
print(d)
shared = dict.fromkeys("xy", [])
shared["x"].append(1)
print(shared)
for args in ((1,), ([1],), ({}, {})):
    try:
        d.update(*args)
    except Exception as e:
        print(type(e).__name__, e)
