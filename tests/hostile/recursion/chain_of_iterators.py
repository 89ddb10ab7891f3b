# ends: error ok memory output
import itertools
x = iter([1])
for i in range(100_000):
    x = itertools.chain(x)
next(x)
