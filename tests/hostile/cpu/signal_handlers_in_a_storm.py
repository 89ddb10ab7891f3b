# ends: timeout error ok
import signal
depth = 0
def handler(number, frame):
    global depth
    depth += 1
    signal.raise_signal(number)
for number in (signal.SIGINT, signal.SIGTERM):
    try:
        signal.signal(number, handler)
    except Exception as e:
        type(e).__name__
while True:
    try:
        signal.raise_signal(signal.SIGINT)
    except RecursionError:
        pass
