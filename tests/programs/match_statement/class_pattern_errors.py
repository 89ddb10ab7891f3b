class NoArgs: pass
class BadArgs: __match_args__ = ["x"]
class NonStr: __match_args__ = (5,)
class Dup:
    __match_args__ = ("a", "b")
    a = b = 1
class Raises:
    @property
    def p(self): raise ValueError("property failed")
class Missing:
    @property
    def p(self): raise AttributeError("as absent")
def a():
    match NoArgs():
        case NoArgs(1): pass
def b():
    match BadArgs():
        case BadArgs(1): pass
def c():
    match NonStr():
        case NonStr(1): pass
def d():
    match Dup():
        case Dup(1, 2, 3): pass
def e():
    match Dup():
        case Dup(1, a=1): pass
def f():
    match 5:
        case len(): pass
def g():
    match 5:
        case int(1, 2): pass
def h():
    match Raises():
        case Raises(p=1): pass
def i():
    match Missing():
        case Missing(p=1): print("no")
        case _: print("attribute error means no match")
def j():
    match 5:
        case undefined_class(): pass
for fn in (a, b, c, d, e, f, g, h, i, j):
    try:
        fn()
    except Exception as x:
        print(type(x).__name__, x)
