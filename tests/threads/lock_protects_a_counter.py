import sys
import threading

sys.setswitchinterval(1e-6)
lock, total = threading.Lock(), 0


def count(times):
    global total
    for _ in range(times):
        with lock:
            before = total
            for _ in range(20):
                pass
            total = before + 1


threads = [threading.Thread(target=count, args=(200,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total, lock.locked(), threading.active_count())
