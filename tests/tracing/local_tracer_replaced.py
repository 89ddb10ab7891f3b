"""What a local trace function returns takes its place."""
import sys
log = []
def second(frame, event, arg):
    log.append(("second", event, frame.f_lineno))
def first(frame, event, arg):
    log.append(("first", event, frame.f_lineno))
    return second
def f():
    a = 1
    b = 2
sys.settrace(lambda frame, event, arg: first)
f()
sys.settrace(None)
print(log)
