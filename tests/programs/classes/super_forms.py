class A:
    def __init__(self, *a): print("A.__init__", a)
    @classmethod
    def make(cls): return cls.__name__
    attr = "A.attr"
    @property
    def p(self): return "A.p"
    def __getitem__(self, i): return ("A item", i)
class B(A):
    def __init__(self, x):
        super().__init__(x)
        super(B, self).__init__("explicit")
    @classmethod
    def make(cls): return "B" + super().make()
    @property
    def p(self): return "B>" + super().p
    def __getitem__(self, i): return super().__getitem__(i + 1)
    @staticmethod
    def bad(): return super().attr
    def attrs(self): return super().attr, (lambda: super(B, self).attr)(), [super(B, self).attr for _ in [0]]
b = B(1)
print(b.make(), B.make(), b.p, b[1], b.attrs(), repr(super(B, b)), super(B, B).attr, super(B, b).__thisclass__.__name__, super(B, b).__self__ is b)
for f in (B.bad, lambda: super(B, 5), lambda: super(5, b), lambda: super(B, b).nope, lambda: super(A, B).attr, lambda: super(), lambda: super(B, b)[0], lambda: super(B, object())):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
