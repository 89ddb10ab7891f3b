import types
from collections import deque
@types.coroutine
def suspend(command): return (yield command)
class Channel:
    def __init__(self): self.items = deque()
    async def put(self, x):
        self.items.append(x)
        await suspend(None)
    async def get(self):
        while not self.items: await suspend("wait")
        return self.items.popleft()
async def producer(ch, n):
    for i in range(n): await ch.put(i)
    await ch.put(None)
    return f"sent {n}"
async def consumer(ch):
    got = []
    while (x := await ch.get()) is not None: got.append(x * x)
    return got
async def broken(): 
    await suspend(None)
    raise KeyError("task")
def gather(*coros):
    results, ready = {}, deque(enumerate(coros))
    while ready:
        i, c = ready.popleft()
        try: c.send(None)
        except StopIteration as e: results[i] = e.value
        except Exception as e: results[i] = e
        else: ready.append((i, c))
    return [results[i] for i in range(len(coros))]
ch = Channel()
print(gather(consumer(ch), producer(ch, 4), broken()))
