class Count:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        return self.n
async def main():
    async for x in Count(3):
        print(x)
        if x == 1: continue
    else:
        print("else")
    async for a in Count(5):
        if a == 3: break
    else:
        print("not printed")
    return [y async for y in Count(2)], {z async for z in Count(1)}, {k: k async for k in Count(2) if k}, a
def run(coro):
    try:
        coro.send(None)
    except StopIteration as e:
        return e.value
print(run(main()))
