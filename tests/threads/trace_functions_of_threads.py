import sys
import threading

events = []


def trace(frame, event, argument):
    if frame.f_code.co_name in ("work", "inner"):
        events.append((threading.current_thread().name, frame.f_code.co_name, event))
        return trace


def inner():
    return 1


def work():
    inner()


threading.settrace(trace)
thread = threading.Thread(target=work, name="traced")
thread.start()
thread.join()
threading.settrace(None)
print(sys.gettrace(), threading.gettrace())
for event in events:
    print(*event)
