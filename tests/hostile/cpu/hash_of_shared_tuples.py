# ends: timeout ok
import types
class T(tuple): pass
x = frozenset({1})
y = T((1,))
for i in range(60):
    x = frozenset({(x, 1), (x, 2)})
    y = T((y, y))
hash(x)
hash(y)
