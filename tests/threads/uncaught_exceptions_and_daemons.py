import _thread
import threading
import time


def report(args):
    print("hook", args.exc_type.__name__, args.exc_value, args.thread.name)


def fail(error):
    raise error


threading.excepthook = report
thread = threading.Thread(target=fail, args=(ValueError("uncaught"),), name="failing")
thread.start()
thread.join()
thread = threading.Thread(target=fail, args=(SystemExit(3),))
thread.start()
thread.join()
print(thread.is_alive())
for operation in (thread.start, threading.current_thread().join, threading.RLock().release):
    try:
        operation()
    except RuntimeError as error:
        print(error)
threading.Thread(target=lambda: (time.sleep(60), print("never")), daemon=True).start()
threading.Thread(target=lambda: (threading.main_thread().join(), print("joined at the end"))).start()
finished = _thread.allocate_lock()
finished.acquire()
_thread.start_new_thread(lambda name, *, lock: (print("started", name), lock.release()), ("raw",), {"lock": finished})
finished.acquire()
print("end of main")
