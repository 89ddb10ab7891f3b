# ends: memory error timeout
import threading
event = threading.Event()
while True:
    threading.Thread(target=event.wait).start()
