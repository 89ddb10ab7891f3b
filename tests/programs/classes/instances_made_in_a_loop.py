# Instances of user classes and of builtin ones where compiled code makes them itself, and where it must not.
class P:
    def __init__(self, x, y=2):
        self.x = x; self.y = y
class Bad:
    def __init__(self, x):
        if x == 3: return 5
class Raises:
    def __init__(self, x):
        if x % 5 == 0: raise ValueError(x)
        self.x = x
class Sub(P):
    def __init__(self, x, y):
        super().__init__(x, y)
        self.z = len(str(x)) + int("7") + len(list(range(x % 3)))
def make(i):
    out = []
    out.append(P(i, i).x)
    try: Bad(i)
    except TypeError as e: out.append(str(e))
    try: out.append(Raises(i).x)
    except ValueError as e: out.append(e.args[0])
    out.append(Sub(i, 1).z)
    try: P()
    except TypeError as e: out.append(str(e))
    try: range("a")
    except TypeError as e: out.append(str(e))
    try: int("x")
    except ValueError as e: out.append(str(e))
    out.append(P(i).y)
    return out
for i in range(12): print(make(i))
P.__init__ = lambda self, x=0, y=0: setattr(self, "x", "new") or setattr(self, "y", "other")
for i in range(3): print(make(i))
class D:
    def __init__(self, x): self.x = x
    def __del__(self): pass
print([D(i).x for i in range(5)])
def hot(n):
    t=0
    for i in range(n):
        p = P(i, 3); t += len(p.x) + len(str(i)) 
    return t
print(hot(3000))
