class A:
    items = []
    n = 0
a, b = A(), A()
a.items.append(1)
a.n += 1
print(a.n, b.n, A.n, b.items, a.__dict__, "n" in vars(a))
A.n = 50
print(a.n, b.n)
del a.n
print(a.n)
try:
    del a.n
except AttributeError as e:
    print(e)
A.method = lambda self: "patched"
print(b.method())
del A.method
for f in (lambda: b.method, lambda: A.method, lambda: setattr(b, "__class__", 5), lambda: setattr(b, "__class__", int), lambda: b.__slots__, lambda: (5).x, lambda: None.x, lambda: setattr(None, "x", 1), lambda: setattr(5, "real", 1), lambda: getattr(b, 5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
