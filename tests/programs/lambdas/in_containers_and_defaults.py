ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "neg": lambda a: -a}
print(ops["+"](2, 3), ops["neg"](4), [(lambda x=i: x * x)() for i in range(4)], (lambda *, a, b=2: (a, b))(a=1), (lambda x, /, *a: (x, a))(1, 2))
print(list(map(lambda p: p[0] + p[1], [(1, 2), (3, 4)])), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), (lambda: (lambda: 5)())(), (lambda f: lambda x: f(f(x)))(lambda n: n + 3)(1))
y = lambda f: (lambda x: x(x))(lambda x: f(lambda v: x(x)(v)))
print(y(lambda self: lambda n: 1 if n < 2 else n * self(n - 1))(10))
for f in (lambda: (lambda a: a)(), lambda: (lambda: 0)(1), lambda: (lambda **k: k)(1), lambda: ops["*"]):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
