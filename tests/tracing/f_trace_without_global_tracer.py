"""Without a trace function installed f_trace does nothing."""
import sys
log = []
def trace(frame, event, arg):
    log.append(event)
    return trace
def f():
    sys._getframe().f_trace = trace
    a = 1
    return a
print(f(), log, sys.gettrace())
