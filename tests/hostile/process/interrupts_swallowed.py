# ends: timeout
import signal
signal.signal(signal.SIGINT, lambda *args: None)
while True:
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        pass
