# ends: timeout
import sys
def trace(frame, event, arg):
    frame.f_trace_opcodes = True
    return trace
sys.settrace(trace)
def f():
    while True:
        pass
f()
