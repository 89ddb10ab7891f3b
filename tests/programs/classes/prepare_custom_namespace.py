class Recorder(dict):
    def __init__(self): self.log = []
    def __setitem__(self, k, v):
        self.log.append(k)
        super().__setitem__(k, v)
    def __missing__(self, k):
        if k.startswith("auto_"): return len(self.log)
        raise KeyError(k)
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases): return Recorder()
    def __new__(m, name, bases, ns):
        cls = super().__new__(m, name, bases, ns)
        cls.order = ns.log
        return cls
class A(metaclass=Meta):
    b = 1
    a = auto_x
    def m(self): pass
    b = 2
    del a
    c = b
    int = int
print([k for k in A.order if k != "__classdictcell__"], A.b, A.c, A.int is int, hasattr(A, "a"))
class BadMeta(type):
    @classmethod
    def __prepare__(m, name, bases): return 5
try:
    class C(metaclass=BadMeta): pass
except TypeError as e:
    print(e)
