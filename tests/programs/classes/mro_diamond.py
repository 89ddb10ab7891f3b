class A:
    def who(self): return ["A"]
class B(A):
    def who(self): return ["B"] + super().who()
class C(A):
    def who(self): return ["C"] + super().who()
class D(B, C):
    def who(self): return ["D"] + super().who()
print(D().who(), [k.__name__ for k in D.__mro__], D.mro() == list(D.__mro__), D.__bases__ == (B, C), D.__base__.__name__)
class E(C, B): pass
print(E().who())
for make in (lambda: type("X", (A, B), {}), lambda: type("X", (D, E), {}), lambda: type("X", (A, A), {}), lambda: type("X", (object, A), {}), lambda: type("X", (5,), {})):
    try:
        make()
    except TypeError as e:
        print(e)
