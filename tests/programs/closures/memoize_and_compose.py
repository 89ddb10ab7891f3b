def compose(*fs):
    def run(x):
        for f in reversed(fs): x = f(x)
        return x
    return run
def memoize(f):
    cache = {}
    def inner(*args):
        if args not in cache: cache[args] = f(*args)
        return cache[args]
    inner.cache = cache
    return inner
@memoize
def grid(r, c): return 1 if r == 0 or c == 0 else grid(r - 1, c) + grid(r, c - 1)
def curry(f, n): return f if n <= 1 else lambda x: curry(lambda *rest: f(x, *rest), n - 1)
print(compose(str, lambda x: x + 1, len)("abc"), grid(8, 8), len(grid.cache), curry(lambda a, b, c: (a, b, c), 3)(1)(2)(3))
def make_ops():
    total = 0
    def add(n): nonlocal total; total += n; return total
    def undo(history=[]):
        return total
    return {"add": add, "get": undo, "reset": lambda: (add(-total), total)}
ops = make_ops()
print(ops["add"](5), ops["add"](6), ops["get"](), ops["reset"](), ops["get"]())
pipeline = [lambda x, f=f, n=n: f(x, n) for f, n in ((pow, 2), (divmod, 7), (max, (1, 1)))]
v = 5
for step in pipeline: v = step(v)
print(v)
