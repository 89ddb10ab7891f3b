"""Writing to f_locals changes the variables of the running function."""
import sys
def trace(frame, event, arg):
    if event == "line" and frame.f_lineno - frame.f_code.co_firstlineno == 2:
        frame.f_locals["a"] = 99
        frame.f_locals["extra"] = "kept"
        print(type(frame.f_locals).__name__, frame.f_locals == {"a": 99, "extra": "kept"}, frame.f_locals is frame.f_locals)
    return trace
def f():
    a = 1
    b = a
    return a, b, sorted(locals())
sys.settrace(trace)
print(f())
sys.settrace(None)
def untraced():
    a = 1
    sys._getframe().f_locals["a"] = 50
    return a
print(untraced())
