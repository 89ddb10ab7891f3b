# ends: ok error timeout
import sys, threading
def tracer(frame, event, arg):
    sys.settrace(tracer)
    frame.f_trace = tracer
    frame.f_trace_opcodes = True
    sys._getframe().f_trace = tracer
    sys._getframe().f_back.f_trace = tracer
    sys.setprofile(tracer)
    return tracer
class Tracer:
    def __call__(self, frame, event, arg):
        for name in list(frame.f_locals): frame.f_locals[name] = self
        return self
    def __del__(self): sys.settrace(Tracer())
def f(x):
    y = [i for i in range(3)]
    return g(x) if x else 1
def g(x): return f(x - 1)
for each in (tracer, Tracer(), print.__call__, lambda *a: 5, lambda *a: f(2), type, Tracer):
    try:
        sys.settrace(each)
        sys.setprofile(each)
        f(3)
    except BaseException as e:
        type(e).__name__
    finally:
        sys.settrace(None); sys.setprofile(None)
threading.settrace_all_threads(tracer)
threading.setprofile_all_threads(tracer)
t = threading.Thread(target=f, args=(3,)); t.start(); t.join()
print("done")
