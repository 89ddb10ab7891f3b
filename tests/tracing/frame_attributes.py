"""What a frame tells about itself at each event."""
import sys
def trace(frame, event, arg):
    code = frame.f_code
    print(event, code.co_name, frame.f_lineno - code.co_firstlineno, sorted(frame.f_locals), frame.f_globals is globals(), frame.f_builtins["len"] is len, frame.f_trace is trace, frame.f_back.f_code.co_name, type(frame.f_lasti).__name__)
    return trace
def g(x):
    return x
def f(a, *b):
    c = g(a)
    return c
sys.settrace(trace)
f(1, 2)
sys.settrace(None)
try:
    sys._getframe().clear()
except RuntimeError as e:
    print(e)
