class V:
    def __init__(self, v): self.v = v
    def __await__(self):
        return self.v
        yield
async def main():
    x = await V(2) ** 2
    y = -await V(3)
    z = [await V(i) for i in range(3)]
    w = {await V("k"): await V("v")}
    u = f"{await V('f')!r:>5}" + (await V("s"))[0]
    t = (await V(1), not await V(0), await V(5) if await V(True) else 0)
    return x, y, z, w, u, t, (lambda: 1)(), [*await V([7, 8])]
try:
    main().send(None)
except StopIteration as e:
    print(e.value)
