import queue
import threading

work, results = queue.Queue(maxsize=2), queue.SimpleQueue()


def consume():
    for item in iter(work.get, None):
        results.put(item * item)
        work.task_done()


consumers = [threading.Thread(target=consume) for _ in range(3)]
for consumer in consumers:
    consumer.start()
for item in range(10):
    work.put(item)
work.join()
for _ in consumers:
    work.put(None)
for consumer in consumers:
    consumer.join()
print(sorted(results.get() for _ in range(10)), results.empty())
try:
    results.get(timeout=0.01)
except queue.Empty as error:
    print(type(error).__name__)
