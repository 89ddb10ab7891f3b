# ends: timeout
import sys
def trace(frame, event, arg):
    sys.settrace(trace)
    return trace
sys.settrace(trace)
while True:
    pass
