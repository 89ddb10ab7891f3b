"""A new trace function takes the new frames, the running frame keeps its own."""
import sys
log = []
def second(frame, event, arg):
    log.append(("second", event, frame.f_code.co_name))
    return second
def first(frame, event, arg):
    log.append(("first", event, frame.f_code.co_name))
    if event == "line" and sys.gettrace() is first:
        sys.settrace(second)
    return first
def h():
    return 1
def f():
    h()
    return 2
sys.settrace(first)
f()
sys.settrace(None)
for entry in log: print(*entry)
