# ends: error memory timeout
import sys
sys.setrecursionlimit(10**9)
def trace(frame, event, arg):
    return trace
sys.settrace(trace)
def f():
    f()
f()
