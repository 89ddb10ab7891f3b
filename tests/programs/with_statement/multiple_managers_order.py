class M:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, *a): print("exit", self.n, a[0] and a[0].__name__)
with M(1) as a, M(2) as b, M(a + b) as c:
    print("body", a, b, c)
with (
    M("x") as x,
    M("y"),
):
    print(x)
with (M("t")): print("parenthesised")
with M(1), M(2): pass
with M("single") if a is None else M("chosen") as s: print(s)
