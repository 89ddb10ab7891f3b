# ends: timeout
import sys, threading
def trace(frame, event, arg):
    return trace
threading.settrace(trace)
def work():
    while True:
        pass
for i in range(3):
    threading.Thread(target=work).start()
