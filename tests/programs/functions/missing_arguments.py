def f(a, b, c=3, *, d, e=5): return a, b, c, d, e
def g(a): pass
def h(a, b): pass
def k(a, b, c): pass
def m(*, x): pass
def n(*, x, y, z): pass
for call in (lambda: f(), lambda: f(1), lambda: f(1, 2), lambda: g(), lambda: h(), lambda: h(1), lambda: k(), lambda: k(b=1), lambda: m(), lambda: n(), lambda: n(y=1), lambda: f(d=1), lambda: (lambda q: q)(), lambda: f(1, d=4, e=5)):
    try:
        print(call())
    except TypeError as e:
        print(e)
