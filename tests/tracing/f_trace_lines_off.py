"""Without line events calls, returns and exceptions remain."""
import sys
log = []
def trace(frame, event, arg):
    log.append(event)
    frame.f_trace_lines = False
    return trace
def f():
    a = 1
    try:
        1 / 0
    except ZeroDivisionError:
        pass
    return a
sys.settrace(trace)
f()
sys.settrace(None)
print(log)
frame = sys._getframe()
for name in ("f_trace_lines", "f_trace_opcodes"):
    try:
        setattr(frame, name, 5)
    except TypeError as e:
        print(e)
    print(getattr(frame, name))
