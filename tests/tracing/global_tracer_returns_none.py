"""A frame whose tracer answers None has no events, but its calls have."""
import sys
events = []
def trace(frame, event, arg):
    events.append((event, frame.f_code.co_name))
    return None if frame.f_code.co_name == "outer" else trace
def inner():
    return 1
def outer():
    x = inner()
    return x
sys.settrace(trace)
outer()
sys.settrace(None)
for event in events: print(*event)
