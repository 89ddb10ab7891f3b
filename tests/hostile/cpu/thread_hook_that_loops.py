# ends: timeout
import threading
def hook(args):
    while True: pass
threading.excepthook = hook
def f(): raise ValueError
threads = [threading.Thread(target=f, daemon=i % 2 == 0) for i in range(20)]
for t in threads: t.start()
for t in threads: t.join()
