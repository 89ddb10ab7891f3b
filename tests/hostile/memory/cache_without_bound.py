# ends: memory
import functools
@functools.cache
def f(x):
    return [x]
i = 0
while True:
    f(i := i + 1)
