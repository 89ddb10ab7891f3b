class C:
    def __int__(self): return 3
    def __float__(self): return 2.5
    def __trunc__(self): return 9
    def __round__(self, n=None): return ("round", n)
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __abs__(self): return "abs"
    def __divmod__(self, o): return ("divmod", o)
    def __complex__(self): return 1j
import math
c = C()
print(int(c), float(c), round(c), round(c, 2), math.floor(c), math.ceil(c), math.trunc(c), abs(c), divmod(c, 3), complex(c), math.sqrt(c) == math.sqrt(2.5))
class T:
    def __trunc__(self): return 5
try:
    int(T())
except TypeError as e:
    print(e)
try:
    math.trunc(5j)
except TypeError as e:
    print(e)
