"""The argument of an exception event is a type, an instance of it and a traceback."""
import sys
def trace(frame, event, arg):
    if event == "exception":
        kind, value, tb = arg
        print(frame.f_code.co_name, kind.__name__, repr(value), type(value) is kind, tb.tb_frame is frame, tb.tb_lineno - frame.f_code.co_firstlineno, tb.tb_next is None)
    return trace
def g():
    raise ValueError
def f():
    try:
        g()
    except ValueError:
        int("x")
sys.settrace(trace)
try:
    f()
except ValueError:
    pass
sys.settrace(None)
