import enum
class Color(enum.Enum):
    RED = 1; BLUE = 2
class Const:
    class Inner: LIMIT = 10
def f(x):
    match x:
        case Color.RED: return "red"
        case Color.BLUE: return "blue"
        case Const.Inner.LIMIT: return "limit"
        case [Color.RED, other]: return f"red and {other}"
    return "fell off"
print(f(Color.RED), f(Color.BLUE), f(10), f(10.0), f([Color.RED, 5]), f(1))
class Loud:
    def __getattr__(self, n): print("get", n); return n
loud = Loud()
match "b":
    case loud.a: print("a")
    case loud.b: print("b")
    case loud.c: print("c")
try:
    match 1:
        case Const.nope: pass
except AttributeError as e:
    print(e)
