class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class P3(Point):
    def __init__(self, x, y, z): super().__init__(x, y); self.z = z
def f(v):
    match v:
        case Point(0, 0): return "origin"
        case P3(x, y, z=0): return f"flat {x} {y}"
        case P3(z=z) if z > 5: return f"high {z}"
        case Point(x=0): return "on y axis"
        case Point(x, y) if x == y: return f"diagonal {x}"
        case Point(): return "point"
        case int(n) | float(n): return f"number {n}"
        case str() as s: return f"string {s}"
        case list([a, b]): return f"list of two {a} {b}"
        case dict({"k": v}): return f"dict {v}"
        case bool(): return "unreachable"
        case bytes(b): return f"bytes {b}"
        case None: return "nothing"
        case object(__class__=c): return c.__name__
for v in (Point(0, 0), P3(1, 2, 0), P3(1, 2, 9), Point(0, 5), Point(3, 3), Point(1, 2), 5, True, 2.5, "s", [1, 2], [1], {"k": 9}, b"x", None, (1,), {1}):
    print(f(v))
