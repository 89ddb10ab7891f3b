class A:
    def f(self, x=0): return f"A.f({x})"
class B(A):
    def f(self, x=0):
        def inner(self): return super().f(x)
        gen = [super(B, self).f(i) for i in range(2)]
        comp = [super().f(i) for i in range(1)]
        return inner(self), gen, comp
    def g(self):
        self = None
        return super().f()
    def h(*args): return super().f()
    def no_self(): return super().f()
    def del_self(self):
        del self
        return super().f()
print(B().f(7))
for name in ("g", "h", "del_self"):
    try:
        print(name, getattr(B(), name)())
    except Exception as e:
        print(name, type(e).__name__, e)
try:
    B.no_self()
except Exception as e:
    print(type(e).__name__, e)
