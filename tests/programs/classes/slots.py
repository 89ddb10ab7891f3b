class P:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
p = P(1)
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: p.x)
attempt(lambda: p.y)
attempt(lambda: setattr(p, "z", 1))
attempt(lambda: p.__dict__)
attempt(lambda: delattr(p, "y"))
attempt(lambda: type(P.x).__name__)
attempt(lambda: P.x.__get__(p))
attempt(lambda: P.x.__get__(5))
class Q(P):
    pass
q = Q(1); q.z = 5
print(q.__dict__, q.x)
class R(P):
    __slots__ = "single"
r = R(2); r.single = 1
attempt(lambda: setattr(r, "other", 1))
class S:
    __slots__ = {"doc": "documented"}
print(S.doc.__doc__, S.__slots__, P.__slots__)
