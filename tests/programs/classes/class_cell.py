class A:
    def cls(self): return __class__
    @classmethod
    def c(cls): return __class__ is cls
class B(A): pass
print(B().cls().__name__, A.c(), B.c())
seen = []
class Meta(type):
    def __new__(m, name, bases, ns):
        seen.append("__classcell__" in ns)
        return super().__new__(m, name, bases, ns)
class C(metaclass=Meta):
    def f(self): return __class__
class D(metaclass=Meta): pass
print(seen, C().f() is C)
class Drop(type):
    def __new__(m, name, bases, ns):
        ns.pop("__classcell__", None)
        return super().__new__(m, name, bases, ns)
try:
    class E(metaclass=Drop):
        def f(self): return __class__
except RuntimeError as e:
    print(str(e).split(". ")[0])
class Wrong(type):
    def __new__(m, name, bases, ns):
        return super().__new__(m, name, bases, dict(ns, __classcell__=5))
try:
    class F(metaclass=Wrong): pass
except TypeError as e:
    print(e)
