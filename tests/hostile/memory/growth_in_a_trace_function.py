# ends: memory
import sys
keep = []
def trace(frame, event, arg):
    while True:
        keep.append([0] * 10)
sys.settrace(trace)
(lambda: 1)()
