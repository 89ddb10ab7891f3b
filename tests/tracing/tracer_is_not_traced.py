"""Nothing that the trace function calls has events."""
import sys
log = []
def helper(event):
    log.append((event, sys.gettrace() is trace))
    return [x for x in range(2)]
def trace(frame, event, arg):
    helper(event)
    return trace
def f():
    return 1
sys.settrace(trace)
f()
sys.settrace(None)
print(log)
