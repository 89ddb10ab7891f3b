"""Ending the tracing takes effect at once."""
import sys
log = []
def trace(frame, event, arg):
    log.append((event, frame.f_lineno - frame.f_code.co_firstlineno))
    return trace
def f():
    a = 1
    sys.settrace(None)
    b = 2
    return b
sys.settrace(trace)
f()
print(log, sys.gettrace())
