import enum
class Color(enum.Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def hot(self): return self is Color.RED
print(Color.RED, repr(Color.GREEN), Color(2), Color["RED"], Color.CRIMSON is Color.RED, list(Color), Color.RED.name, Color.RED.value, Color.RED.hot(), len(Color), Color.RED in Color, {Color.RED: "r"}[Color(1)])
for f in (lambda: Color(9), lambda: Color["X"], lambda: setattr(Color, "RED", 5), lambda: Color.BLUE, lambda: type("C", (Color,), {}), lambda: Color.RED < Color.GREEN):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
class P(enum.IntFlag):
    R = 4; W = 2; X = 1
print(P.R | P.W, P.R in (P.R | P.X), ~P.R, P(7), P.R + 1)
class Auto(enum.StrEnum):
    A = enum.auto(); B = enum.auto()
print(Auto.A, Auto.B == "b", [a.value for a in Auto], f"{Auto.A:>3}")
