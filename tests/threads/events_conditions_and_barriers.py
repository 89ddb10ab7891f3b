import threading

event, condition, items = threading.Event(), threading.Condition(), []
barrier, semaphore = threading.Barrier(3), threading.BoundedSemaphore(1)


def waiter():
    print("event", event.wait(10))
    with condition:
        print("got", condition.wait_for(lambda: items and items.pop(), timeout=10))


thread = threading.Thread(target=waiter)
thread.start()
event.set()
with condition:
    items.append("item")
    condition.notify()
thread.join()
print(event.wait(0), condition.acquire(blocking=False), items)
condition.release()
order = []


def meet():
    order.append(barrier.wait())
    with semaphore:
        order.append("in")


threads = [threading.Thread(target=meet) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(map(str, order)), barrier.n_waiting)
