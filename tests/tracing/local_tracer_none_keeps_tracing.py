"""A local trace function that returns None is kept."""
import sys
events = []
def local(frame, event, arg):
    events.append((event, frame.f_lineno))
    return None
def trace(frame, event, arg):
    events.append((event, frame.f_lineno))
    return local
def f():
    a = 1
    b = 2
    return a + b
sys.settrace(trace)
f()
sys.settrace(None)
print(events)
