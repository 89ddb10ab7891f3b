"""The trace function that answers an exception event goes on as the local one."""
import sys
log = []
def after(frame, event, arg): log.append(("after", event))
def trace(frame, event, arg):
    log.append(("trace", event))
    return after if event == "exception" else trace
def f():
    try:
        1 / 0
    except ZeroDivisionError:
        x = 1
    return x
sys.settrace(trace)
f()
sys.settrace(None)
for entry in log: print(*entry)
