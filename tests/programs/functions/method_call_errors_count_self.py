class A:
    def m(self, x): pass
    def nothing(): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
    def __init__(self, v): self.v = v
class B: pass
a = A(1)
for call in (lambda: a.m(), lambda: a.m(1, 2), lambda: a.nothing(), lambda: A.m(), lambda: A.m(a), lambda: A.c(1), lambda: a.s(1), lambda: A(), lambda: A(1, 2), lambda: A(w=1), lambda: B(1), lambda: B(x=1), lambda: object(1), lambda: a()):
    try:
        call()
    except TypeError as e:
        print(e)
