from collections import OrderedDict, defaultdict, ChainMap
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a"); print(o, o.popitem(), o.popitem(last=False), o)
o["z"] = 1; o.move_to_end("z", last=False); print(list(o), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, list(reversed(o)), o | {"q": 1})
for f in (lambda: o.move_to_end("nope"), lambda: OrderedDict().popitem(), lambda: OrderedDict(5)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
d = defaultdict(list)
d["x"].append(1); d["y"]
print(d, d.get("q"), "q" in d, d.default_factory, defaultdict(int, a=1), defaultdict(None), d.copy() == d, defaultdict(lambda: 5)["k"])
for f in (lambda: defaultdict()["k"], lambda: defaultdict(5), lambda: defaultdict(lambda: 1 / 0)["k"]):
    try: f()
    except Exception as e: print(type(e).__name__, e)
c = ChainMap({"a": 1}, {"a": 2, "b": 3})
c["n"] = 5
print(c["a"], c["b"], dict(c), c.maps, c.new_child({"a": 0})["a"], c.parents, len(c))
