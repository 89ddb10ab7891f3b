# ends: error memory
import sys
sys.setrecursionlimit(2**31 - 1)
class A:
    def __repr__(self):
        return repr(self)
repr(A())
