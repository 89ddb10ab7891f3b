class A:
    a = 1
class B(A):
    b = 2
    def __init__(self): self.i = 3
class C(A): pass
print([c.__name__ for c in A.__subclasses__()], [n for n in dir(B()) if not n.startswith("__")], sorted(vars(B()).items()))
class D:
    def __dir__(self): return ["z", "a"]
print(dir(D()), "__init__" in dir(D))
class E:
    def __dir__(self): return 5
try:
    dir(E())
except TypeError as e:
    print(e)
def f():
    x = y = 1
    return dir()
print(f())
