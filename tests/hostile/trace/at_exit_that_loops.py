# ends: timeout
import sys, atexit
def tracer(frame, event, arg):
    while True: pass
atexit.register(lambda: (sys.settrace(tracer), (lambda: 1)()))
