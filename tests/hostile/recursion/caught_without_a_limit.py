# ends: timeout memory error output
import sys
sys.setrecursionlimit(10**9)
class A:
    def __getitem__(self, key):
        try:
            return max([1, 2], key=self.__getitem__)
        except RecursionError:
            return self[key]
A()[1]
