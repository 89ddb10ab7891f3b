# ends: ok error
import sys, types
frame = sys._getframe()
for make in (lambda: types.FrameType(), lambda: type(frame)(), lambda: types.TracebackType(None, frame, 10**9, -5), lambda: types.TracebackType(None, frame, -1, 0), lambda: object.__new__(type(frame)), lambda: frame.__reduce_ex__(4), lambda: frame.clear(), lambda: setattr(frame, "f_back", None), lambda: setattr(frame, "f_code", None), lambda: setattr(frame, "f_lineno", 10**30), lambda: delattr(frame, "f_locals")):
    try:
        print(type(make()).__name__)
    except Exception as e:
        print(type(e).__name__)
def loop():
    trace = types.TracebackType(None, frame, 0, 1)
    other = types.TracebackType(trace, frame, 0, 1)
    try:
        trace.tb_next = other
    except ValueError as e:
        print(e)
    raise KeyError("end").with_traceback(other)
loop()
