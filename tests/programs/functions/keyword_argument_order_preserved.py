def f(**kw): return list(kw)
print(f(z=1, a=2, m=3), f(**{"b": 1, "a": 2}, c=3), f(b=1, **{"a": 0}), list(dict(z=1, y=2)))
class M(type):
    def __new__(m, name, bases, ns, **kw):
        print(list(kw)); return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): pass
class A(metaclass=M, z=1, b=2, a=3): pass
