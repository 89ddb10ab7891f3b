# ends: ok timeout
import threading
def work():
    while True:
        pass
for i in range(20):
    threading.Thread(target=work, daemon=True).start()
