class T:
    def __init__(self): self._v = 0
    @property
    def v(self):
        "the doc"
        return self._v
    @v.setter
    def v(self, value):
        if value < 0: raise ValueError("negative")
        self._v = value
    @v.deleter
    def v(self): print("deleted")
    @property
    def ro(self): return 1
    wo = property(None, lambda self, x: print("write", x))
    calc = property(lambda self: self._v * 2, doc="given")
t = T()
t.v = 5
t.v += 1
print(t.v, t.calc, T.v.__doc__, T.calc.__doc__, T.v.fget.__name__, T.v.fset is not None, isinstance(T.v, property), T.ro.__name__)
del t.v
t.wo = 3
def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: setattr(t, "v", -1))
attempt(lambda: setattr(t, "ro", 1))
attempt(lambda: delattr(t, "ro"))
attempt(lambda: t.wo)
attempt(lambda: setattr(T.v, "fget", None))
t.__dict__["ro"] = "instance value loses"
print(t.ro)
