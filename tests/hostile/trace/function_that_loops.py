# ends: timeout
import sys
def trace(frame, event, arg):
    try:
        while True:
            pass
    except BaseException:
        pass
    return trace
sys.settrace(trace)
(lambda: 1)()
