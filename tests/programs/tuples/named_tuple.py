from collections import namedtuple
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1)
print(p, p.x, p[1], p._replace(y=5), p._asdict(), Point._fields, Point._field_defaults, p == (1, 0), Point._make([7, 8]), Point(y=2, x=1))
a, b = p
print(a, b, isinstance(p, tuple), {p: 1}[(1, 0)], Point.__doc__, p.__match_args__)
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: Point())
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, z=2))
attempt(lambda: setattr(p, "x", 3))
attempt(lambda: p._replace(q=1))
attempt(lambda: namedtuple("A", "class b"))
attempt(lambda: namedtuple("A", "x x"))
attempt(lambda: namedtuple("A", "_x"))
print(namedtuple("A", "class b class", rename=True)._fields)
