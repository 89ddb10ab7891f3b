# ends: error memory output
import sys
sys.setrecursionlimit(2**31 - 1)
class A:
    def __repr__(self):
        return repr(self)
repr(A())
