# ends: ok error
import operator, math
names = "int float complex index bool len hash iter next reversed str repr bytes format abs neg pos invert round trunc floor ceil enter exit aenter await aiter anext contains getitem length_hint dir fspath sizeof missing".split()
class A: pass
def recursing(name):
    special = f"__{name}__"
    def method(self, *args): return getattr(type(self), special)(self, *args)
    return method
for name in names: setattr(A, f"__{name}__", recursing(name))
for operation in "add sub mul truediv floordiv mod divmod pow lshift rshift and or xor matmul".split():
    for prefix in ("", "r", "i"):
        setattr(A, f"__{prefix}{operation}__", lambda self, other, *rest: (lambda: self + other)())
a = A()
import os
for use in (int, float, complex, operator.index, bool, len, hash, iter, next, reversed, str, repr, bytes, format, abs, operator.neg, operator.pos, operator.invert, round, math.trunc, math.floor, math.ceil, list, lambda x: 1 in x, lambda x: x[1], operator.length_hint, dir, os.fspath, lambda x: x + x, lambda x: x ** 2, lambda x: 1 - x, lambda x: divmod(x, x), lambda x: f"{x}", lambda x: [1][x], lambda x: range(x), lambda x: "%d" % x, lambda x: b"%b" % x, lambda x: sum([x]), lambda x: max(x, key=x), lambda x: sorted(x), lambda x: {**x}, lambda x: print(*x), lambda x: exec(x)):
    try:
        use(a)
    except RecursionError:
        pass
    except Exception as e:
        type(e).__name__
print("done")
