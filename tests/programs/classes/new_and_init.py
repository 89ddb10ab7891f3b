class A:
    def __new__(cls, *a, **k):
        print("new", cls.__name__, a, k)
        return super().__new__(cls)
    def __init__(self, x, k=0): print("init", x, k)
A(1, k=2)
class B:
    def __new__(cls): return "not an instance"
    def __init__(self): print("never")
print(B())
class C:
    def __new__(cls, x): return D()
    def __init__(self, x): print("C.init", x)
class D(C):
    def __new__(cls): return object.__new__(cls)
    def __init__(self, *x): print("D.init", x)
print(type(C(5)).__name__)
class E:
    def __init__(self): return 5
try:
    E()
except TypeError as e:
    print(e)
for f in (lambda: object.__new__(), lambda: object.__new__(5), lambda: int.__new__(str), lambda: object.__new__(int), lambda: A.__new__(), lambda: object.__init__(object(), 1), lambda: object.__new__(D, 1)):
    try:
        f()
    except TypeError as e:
        print(e)
