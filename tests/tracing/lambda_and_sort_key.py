"""Python code run by a builtin is traced as nested frames."""
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


def f():
    return sorted([2, 1], key=lambda v: v)


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
