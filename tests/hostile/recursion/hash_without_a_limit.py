# ends: error memory output
import sys
sys.setrecursionlimit(2**31 - 1)
class A:
    def __hash__(self):
        return hash((self,))
hash(A())
