# ends: timeout memory error ok
import threading
lock = threading.RLock()
def work(n):
    try:
        with lock:
            for i in range(3): threading.Thread(target=work, args=(n + 1,), daemon=True).start()
    except BaseException:
        work(n + 1)
for i in range(50): threading.Thread(target=work, args=(0,)).start()
while True:
    with lock: pass
