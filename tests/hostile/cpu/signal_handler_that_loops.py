# ends: timeout
import signal
def handler(number, frame):
    while True:
        signal.raise_signal(signal.SIGINT) if False else None
signal.signal(signal.SIGINT, handler)
signal.raise_signal(signal.SIGINT)
