class Sleep:
    def __init__(self, ticks): self.ticks = ticks
    def __await__(self):
        for _ in range(self.ticks):
            yield
async def worker(name, ticks):
    for i in range(2):
        print(name, "step", i)
        await Sleep(ticks)
    return name
async def parent():
    first = await worker("child", 1)
    return first + "!"
tasks = [worker("a", 2), worker("b", 1), parent()]
results = []
while tasks:
    t = tasks.pop(0)
    try:
        t.send(None)
        tasks.append(t)
    except StopIteration as e:
        results.append(e.value)
print(results)
