# ends: timeout
import collections
def build(make):
    x = make(1)
    for i in range(60): x = make(x, x)
    return x
makes = [lambda *a: dict(enumerate(a)), lambda *a: tuple(a), lambda *a: collections.deque(a), lambda *a: collections.OrderedDict(enumerate(a)), lambda *a: slice(*a)]
for make in makes[int(__import__("time").time()) % 5:] + makes: build(make) == build(make)
