"""A frame that is running gets line events once its f_trace is set."""
import sys
log = []
def trace(frame, event, arg):
    log.append((event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))
    return trace
def inner():
    sys.settrace(trace)
    sys._getframe().f_back.f_trace = trace
    x = 1
def outer():
    a = 1
    inner()
    b = 2
    return a + b
outer()
sys.settrace(None)
for entry in log: print(*entry)
