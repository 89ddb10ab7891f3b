print((lambda: 1)(), (lambda x: x * 2)(3), (lambda x, y=2, *a, k=3, **kw: (x, y, a, k, kw))(1, 5, 6, k=7, z=8), (lambda *a: a)(1, 2), (lambda a, /, b: (a, b))(1, b=2), (lambda *, k: k)(k=1))
print((lambda: (yield))().__class__.__name__, (lambda x: (lambda y: x + y))(1)(2), [f(3) for f in (lambda x: x, lambda x: -x)], (lambda f: f(f, 5))(lambda s, n: 1 if n == 0 else n * s(s, n - 1)))
f = lambda x: x if x else "empty"
print(f(0), f(1), f.__name__, f.__qualname__, (lambda: ...)(), (lambda x: (y := x + 1, y * 2))(1), sorted("bA", key=lambda c: c.lower()))
