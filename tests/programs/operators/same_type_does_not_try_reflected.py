class A:
    def __add__(self, o): print("add"); return NotImplemented
    def __radd__(self, o): print("radd"); return "r"
try:
    A() + A()
except TypeError as e:
    print(e)
class B(A): pass
try:
    print(A() + B())
except TypeError as e:
    print(e)
class C(A):
    def __radd__(self, o): print("C.radd"); return NotImplemented
try:
    print(A() + C())
except TypeError as e:
    print(e)
