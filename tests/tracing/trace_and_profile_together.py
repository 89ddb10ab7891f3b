"""With both installed the trace function comes first."""
import sys
log = []
def trace(frame, event, arg):
    if frame.f_code.co_name == "f": log.append(event)
    return trace
def profile(frame, event, arg):
    if frame.f_code.co_name == "f": log.append("profile " + event)
def f():
    len("a")
    return 1
sys.settrace(trace)
sys.setprofile(profile)
f()
sys.setprofile(None)
sys.settrace(None)
print(log)
