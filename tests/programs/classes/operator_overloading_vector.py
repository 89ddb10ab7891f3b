class Vec:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __iter__(self): yield self.x; yield self.y
    def __add__(self, o): return Vec(*(a + b for a, b in zip(self, o)))
    def __mul__(self, k): return Vec(self.x * k, self.y * k) if isinstance(k, (int, float)) else sum(a * b for a, b in zip(self, k)) if isinstance(k, Vec) else NotImplemented
    __rmul__ = __mul__
    def __neg__(self): return -1 * self
    def __sub__(self, o): return self + -o
    def __abs__(self): return (self * self) ** 0.5
    def __bool__(self): return any(self)
    def __eq__(self, o): return tuple(self) == tuple(o) if isinstance(o, Vec) else NotImplemented
    def __hash__(self): return hash(tuple(self))
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __repr__(self): return f"Vec{tuple(self)}"
    def __format__(self, s): return f"<{self.x:{s}}, {self.y:{s}}>"
    def __matmul__(self, o): return self.x * o.y - self.y * o.x
a, b = Vec(3, 4), Vec(1, -2)
print(a + b, a - b, a * 2, 2.0 * a, a * b, -a, abs(a), a @ b, bool(Vec(0, 0)), a == Vec(3, 4), a != b, len({a, Vec(3, 4)}), a[1], f"{a:.1f}", [*b], a == (3, 4), sum([a, b], Vec(0, 0)))
for f in (lambda: a * "x", lambda: a + 5, lambda: a < b, lambda: a[2], lambda: setattr(a, "z", 1)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
