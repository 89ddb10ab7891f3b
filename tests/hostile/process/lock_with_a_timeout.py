# ends: timeout
import threading
lock = threading.Lock()
lock.acquire()
lock.acquire(timeout=10**6)
