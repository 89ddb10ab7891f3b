# ends: memory error output
import sys
sys.setrecursionlimit(2**31 - 1)
f = lambda x: f(x + 1)
f(0)
