import copy
class P:
    def __init__(self, v): self.v = v
a = [1, [2, 3], {"k": P([4])}]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(9); a[2]["k"].v.append(8)
print(b[1], b[2]["k"].v, c[1], c[2]["k"].v, b[1] is a[1], c[1] is not a[1])
loop = []; loop.append(loop)
d = copy.deepcopy(loop); print(d[0] is d, d is not loop)
class C:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"
print(copy.copy(C()), copy.deepcopy([C()]), copy.copy((1, 2)), copy.deepcopy({1: {2}}), copy.replace.__name__)
x = [[]] * 2
y = copy.deepcopy(x); print(y[0] is y[1])
import types
print(copy.replace(types.SimpleNamespace(a=1), a=2))
try:
    copy.replace(5, a=1)
except TypeError as e: print(e)
