import concurrent.futures
import threading
import time


def work(number):
    time.sleep(0.001 * (5 - number))
    if number == 3:
        raise ValueError(number)
    return number * number


with concurrent.futures.ThreadPoolExecutor(max_workers=2, thread_name_prefix="pool") as pool:
    print(list(pool.map(lambda x: x + 1, range(5))))
    futures = {pool.submit(work, number): number for number in range(5)}
    outcomes = {}
    for future in concurrent.futures.as_completed(futures):
        outcomes[futures[future]] = future.exception() or future.result()
    print(sorted(outcomes.items(), key=lambda each: each[0]))
    print(pool.submit(lambda: threading.current_thread().name[:5]).result())
    slow = pool.submit(time.sleep, 0.05)
    try:
        slow.result(timeout=0.001)
    except TimeoutError:
        print("too slow", slow.done())
try:
    pool.submit(work, 1)
except RuntimeError as error:
    print(error)
