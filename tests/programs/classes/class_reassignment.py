class A:
    def who(self): return "A"
class B:
    def who(self): return "B"
a = A()
a.x = 1
a.__class__ = B
print(a.who(), a.x, type(a).__name__, isinstance(a, A))
class Base: pass
class D(A): pass
print(D().who())
D.__bases__ = (B,)
print(D().who(), D.__mro__[1].__name__)
class C(Base): v = "C"
Base.v = "Base"
print(C.v); del C.v; print(C.v)
