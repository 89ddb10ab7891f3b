# ends: error ok output memory timeout
import functools
f = abs
for i in range(100_000):
    f = functools.partial(lambda f, x: f(x), f)
f(-1)
