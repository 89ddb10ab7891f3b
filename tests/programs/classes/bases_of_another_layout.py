class A: pass
class B: pass
class C(A): pass
class D(B): pass
class E(int): pass
class F(dict): pass
class G:
    __slots__ = ()
class H(G): pass
class I:
    __slots__ = ("x",)
class J(I): pass
class X(Exception): pass
class Y(ValueError): pass


def assign(cls, *bases):
    old = cls.__bases__
    try:
        cls.__bases__ = bases
        print(cls.__name__, [each.__name__ for each in cls.__mro__])
    except TypeError as error:
        print(cls.__name__, error)
    cls.__bases__ = old


for bases in ((B,), (object,), (A, B), (B, A), (G,), (G, A), (I,), (E,), (Exception,), (int,)):
    assign(C, *bases)
for bases in ((A,), (int, A), (object,)):
    assign(E, *bases)
for bases in ((A,), (A, dict)):
    assign(F, *bases)
assign(H, A)
assign(H, B, G)
assign(J, A)
assign(D, C)
for bases in ((Y,), (ValueError,), (OSError,), (A,)):
    assign(X, *bases)
assign(Y, X)
assign(Y, Exception)
