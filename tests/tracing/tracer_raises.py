"""An error in the trace function propagates from there and ends the tracing."""
import sys
def f():
    x = 1
    return x
for when in ("call", "line", "return", "exception"):
    def trace(frame, event, arg):
        if event == when:
            raise ValueError(when)
        return trace
    def g():
        try:
            f()
            {}["k"]
        except KeyError:
            pass
    sys.settrace(trace)
    try:
        g()
        print("finished")
    except ValueError as e:
        print("raised", e, sys.gettrace())
    sys.settrace(None)
