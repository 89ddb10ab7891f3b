class D(dict):
    def __missing__(self, k): return f"<{k}>"
    def __contains__(self, k): return True
d = D(a=1)
print(d["a"], d["zz"], "zz" in d, d.get("zz"), list(d), dict(d), d.pop("zz", "none"))
class L(list):
    def __contains__(self, x): return False
    def __len__(self): return 99
    def __iter__(self): return iter("custom")
l = L([1, 2])
print(1 in l, len(l), list(l), [*l], l == [1, 2], l, sorted(l), tuple(l), bool(L()), l[0], l.index(2), sum(1 for _ in l))
