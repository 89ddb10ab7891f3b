# ends: timeout
import sys
def f():
    x = 1
    x = 2
    x = 3
def trace(frame, event, arg):
    if event == "line" and frame.f_lineno == 6:
        frame.f_lineno = 4
    return trace
sys.settrace(trace)
f()
