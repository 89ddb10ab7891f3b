# ends: error ok memory output
x = iter([-1])
for i in range(100_000):
    x = map(abs, x)
next(x)
