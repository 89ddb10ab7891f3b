class A: pass
for value in (5, "abc", None, [], A(), (1, 2), {}, 1.5, True, ..., NotImplemented, lambda: 5, type(None)):
    try:
        value()()
    except TypeError as e:
        print(type(e).__name__, e)
import math
try:
    math()
except TypeError as e:
    print(e)
try:
    A().missing()
except AttributeError as e:
    print(e)
class C:
    x = 5
    def call(self): return self.x()
for f in (C().call, lambda: C().x(1), lambda: C.x(k=1), lambda: [5][0](), lambda: {"f": 2}["f"](*[])):
    try:
        f()
    except TypeError as e:
        print(e)
