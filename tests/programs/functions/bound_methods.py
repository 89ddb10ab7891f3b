class A:
    def m(self, *a): return self.name, a
    def __init__(self, name): self.name = name
a, b = A("a"), A("b")
f = a.m
print(f(1), A.m(b, 2), f.__self__ is a, f.__func__ is A.m, f == a.m, f is a.m, f != b.m, hash(f) == hash(a.m), f.__name__, f.__qualname__)
a.extra = lambda *x: ("unbound", x)
print(a.extra(1))
import types
b.bound = types.MethodType(lambda self, y: (self.name, y), b)
print(b.bound(7), repr(f).split(" of ")[0])
try:
    f.tag = 1
except AttributeError as e:
    print(e)
A.m.tag = "on function"
print(f.tag)
try:
    types.MethodType(5, a)
except TypeError as e:
    print(e)
try:
    types.MethodType(len, None)
except TypeError as e:
    print(e)
