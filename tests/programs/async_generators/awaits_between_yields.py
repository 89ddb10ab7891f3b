import types
@types.coroutine
def pause(tag):
    got = yield tag
    return got
async def agen():
    a = await pause("p1")
    yield a
    b = await pause("p2")
    yield b
async def main():
    return [x async for x in agen()]
c = main()
print(c.send(None), c.send("A"))
try:
    c.send("B")
except StopIteration as e:
    print(e.value)
