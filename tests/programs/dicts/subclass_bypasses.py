class Loud(dict):
    def __setitem__(self, k, v):
        print("set", k)
        super().__setitem__(k, v)
    def __getitem__(self, k):
        return "loud " + str(super().__getitem__(k))
d = Loud(a=1)
d["b"] = 2
d.update(c=3)
d.setdefault("d", 4)
print(d["a"], d.get("a"), dict(d), {**d}, list(d.values()), d, d.pop("a"), "%(b)s" % d, type(d.copy()).__name__, type(d | {}).__name__)
def f(**kw): return kw
print(f(**d))
