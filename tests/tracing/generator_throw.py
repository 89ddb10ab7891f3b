"""An exception thrown in is an event at the yield."""
import sys


def recorder(events, first):
    def trace(frame, event, arg):
        line = frame.f_lineno if frame.f_code.co_filename.startswith("<") else frame.f_lineno - first + 1
        name = frame.f_code.co_name
        where = f"@{line}" + ("" if name == "f" else f"[{name}]")
        if event == "exception":
            where += "=" + repr(arg[1])
        elif event == "return" and arg is not None:
            where += "=" + (repr(arg) if type(arg) in (int, str, list, tuple, bool, dict) else "object")
        events.append({"call": "C", "line": "L", "return": "R", "exception": "X"}[event] + where)
        return trace
    return trace


def g():
    try:
        yield 1
    except ValueError:
        yield 7
    yield 8
def f():
    x = g()
    next(x)
    x.throw(ValueError("v"))
    next(x)
    next(x, None)


events = []
first = 19
sys.settrace(recorder(events, first))
try:
    f()
except BaseException as error:
    escaped = error
else:
    escaped = None
sys.settrace(None)
print(" ".join(events))
print("escaped", repr(escaped))
