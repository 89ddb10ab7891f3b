from collections import deque
def task(name, n):
    for i in range(n):
        print(name, i)
        reply = yield
        if reply:
            print(name, "reply", reply)
    return name.upper()
queue = deque([task("a", 2), task("b", 1), task("c", 3)])
tick = 0
for t in queue: next(t)
while queue:
    tick += 1
    t = queue.popleft()
    try:
        t.send(tick if tick % 2 else None)
        queue.append(t)
    except StopIteration as stop:
        print("finished", stop.value, "at", tick)
