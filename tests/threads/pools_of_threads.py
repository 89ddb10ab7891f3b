import time
from multiprocessing import Lock, RLock, Semaphore, SimpleQueue
from multiprocessing.dummy import Pool
from multiprocessing.pool import ThreadPool

with ThreadPool(3) as pool:
    print(pool.map(lambda x: x * x, range(10)), pool.apply(pow, (2, 3)), pool.starmap(max, [(1, 2), (4, 3)]))
    print(sorted(pool.imap_unordered(str, range(5))), list(pool.imap(len, ["a", "bb"])))
    for item in pool.imap(str, range(3)):
        print(item)
    result = pool.apply_async(time.sleep, (0.01,))
    result.wait()
    print(result.successful())
    try:
        pool.map(lambda x: 1 / x, [0])
    except ZeroDivisionError as error:
        print(error)
with Pool(2) as pool:
    print(pool.map(len, ["a", "bb"]))
lock = Lock()
with lock:
    print(lock.acquire(False))
semaphore = Semaphore(2)
semaphore.acquire()
print(semaphore.acquire(timeout=0.01), semaphore.acquire(timeout=0.01))
lock = RLock()
lock.acquire()
lock.acquire()
lock.release()
lock.release()
try:
    lock.release()
except AssertionError as error:
    print(error)
queue = SimpleQueue()
queue.put([3])
print(queue.get(), queue.empty())
