"""Setting f_trace to None silences a frame, even its return."""
import sys
log = []
def local(frame, event, arg):
    log.append((event, frame.f_lineno))
    frame.f_trace = None
def trace(frame, event, arg):
    log.append((event, frame.f_code.co_name))
    return local
def g(): return 1
def f():
    a = 1
    g()
    return 2
sys.settrace(trace)
f()
sys.settrace(None)
print(log)
