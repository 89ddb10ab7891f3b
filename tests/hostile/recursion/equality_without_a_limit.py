# ends: error memory output
import sys
sys.setrecursionlimit(2**31 - 1)
class A:
    def __eq__(self, other):
        return [self] == [other]
A() == A()
