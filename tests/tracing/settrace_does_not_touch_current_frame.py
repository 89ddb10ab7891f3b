"""The frame that calls settrace has no events until its f_trace is set."""
import sys
log = []
def trace(frame, event, arg):
    log.append((event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))
    return trace
def callee():
    return 1
def f():
    sys.settrace(trace)
    a = 1
    callee()
    return a
f()
sys.settrace(None)
for entry in log: print(*entry)
