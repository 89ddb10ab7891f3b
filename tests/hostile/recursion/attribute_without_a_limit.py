# ends: error memory timeout output
import sys
sys.setrecursionlimit(2**31 - 1)
class A:
    def __getattr__(self, name):
        return getattr(self, name + "x")
A().x
