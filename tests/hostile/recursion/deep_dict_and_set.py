# ends: error ok output memory timeout
x = {}
y = frozenset()
for i in range(200_000):
    x, y = {1: x}, frozenset([y])
print(len(repr(x)), hash(y))
