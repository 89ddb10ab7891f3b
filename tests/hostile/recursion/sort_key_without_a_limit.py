# ends: error memory output
import sys
sys.setrecursionlimit(2**31 - 1)
def key(x):
    return sorted([1, 2], key=key)
key(1)
