def gen():
    yield 1
    1 / 0
    yield 2
g = gen()
print(next(g))
try:
    next(g)
except ZeroDivisionError as e:
    print(e)
print(list(g))
out = []
try:
    for x in gen():
        out.append(x)
except ZeroDivisionError:
    print(out)
