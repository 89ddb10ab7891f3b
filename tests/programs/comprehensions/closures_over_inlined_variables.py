def make():
    return [(lambda: (i, j)) for i in range(2) for j in "ab"]
print([f() for f in make()])
def counters():
    return [lambda n=[0]: n.__setitem__(0, n[0] + 1) or n[0] for _ in range(2)]
a, b = counters()
print(a(), a(), b())
def shadow(i):
    inner = [i for i in range(3)]
    return i, inner, (lambda: i)()
print(shadow("arg"))
def cell_shadow():
    x = 10
    get = lambda: x
    vals = [x for x in range(3)]
    fns = [lambda: x for x in range(2)]
    return get(), vals, [f() for f in fns], x
print(cell_shadow())
