# ends: error ok timeout
import sys
def f():
    for x in [1]:
        try:
            y = 1
        finally:
            z = 1
def trace(frame, event, arg):
    for line in (-1, 0, 3, 7, 10**9, 2**70, "x", None):
        try:
            frame.f_lineno = line
        except Exception as e:
            pass
    return trace
sys.settrace(trace)
f()
