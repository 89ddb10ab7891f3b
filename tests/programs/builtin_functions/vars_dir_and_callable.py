class A:
    c = 1
    def __init__(self): self.i = 2
    def m(self): pass
a = A()
print(vars(a), sorted(k for k in vars(A) if not k.startswith("__")), [d for d in dir(a) if not d.startswith("__")], callable(a.m), callable(A), callable(a), callable(len), callable(lambda: 0), callable("a"))
def f(p, q=2):
    local = 1
    return sorted(vars()), dir(), sorted(locals())
print(f(0))
print("f" in globals(), globals()["__name__"], globals() is vars(), "append" in dir([]), dir(type(None)) == dir(None), type(vars(A)).__name__)
try:
    vars(A)["x"] = 1
except TypeError as e:
    print(e)
globals()["made"] = "dynamic"
print(made)
