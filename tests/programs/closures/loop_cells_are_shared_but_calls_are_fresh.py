def make(n):
    acc = []
    def add(x):
        acc.append((n, x))
        return acc
    return add
a, b = make(1), make(2)
a("x"); a("y"); b("z")
print(a("end"), b("end"))
def gen():
    for i in range(3):
        yield lambda: i
fs = [f for f in gen()]
print([f() for f in fs])
g = gen()
print(next(g)(), next(g)())
def param(x):
    def get(): return x
    x = x * 2
    return get
print(param(4)(), param("s")())
