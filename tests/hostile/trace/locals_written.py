# ends: ok error
import sys
def f():
    x = 1
    def g():
        return x
    y = [x for x in range(3)]
    return x, g(), y
def trace(frame, event, arg):
    for name in list(frame.f_locals) + ["new", "__class__"]:
        frame.f_locals[name] = object
    for name in list(frame.f_locals):
        try:
            del frame.f_locals[name]
        except Exception:
            pass
    return trace
sys.settrace(trace)
try:
    f()
except Exception as e:
    sys.settrace(None)
    print(type(e).__name__)
