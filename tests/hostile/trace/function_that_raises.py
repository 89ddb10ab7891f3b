# ends: error ok
import sys
def trace(frame, event, arg):
    raise KeyError(event)
sys.settrace(trace)
def f():
    return 1
f()
