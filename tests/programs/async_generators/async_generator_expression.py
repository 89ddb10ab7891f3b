async def source(n):
    for i in range(n): yield i
async def double(x): return x * 2
async def main():
    g = (x async for x in source(3))
    print(type(g).__name__, [x async for x in g])
    h = (await double(x) for x in range(3))
    print(type(h).__name__, [y async for y in h])
    print([await double(x) async for x in source(4) if x % 2], [[y async for y in source(x)] for x in range(3)], {x: await double(x) for x in range(2)})
    return sum([x async for x in source(5)])
try:
    main().send(None)
except StopIteration as e:
    print(e.value)
