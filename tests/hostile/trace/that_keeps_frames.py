# ends: memory timeout
import sys
keep = []
def trace(frame, event, arg):
    keep.append((frame, dict(frame.f_locals)))
    return trace
sys.settrace(trace)
def f():
    x = [1] * 100
    while True:
        y = x[:]
f()
