# ends: error ok memory output
def g(x):
    yield from x
x = iter([1])
for i in range(100_000):
    x = g(x)
next(x)
