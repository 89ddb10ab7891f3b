async def agen(n):
    for i in range(n):
        print("yield", i)
        yield i
    print("end")
async def main():
    async for x in agen(2):
        print("got", x)
    g = agen(1)
    print(await g.__anext__(), await anext(g, "default"))
    try:
        await anext(g)
    except StopAsyncIteration as e:
        print("done", e.args)
    print(type(g).__name__, g.__name__, g.ag_running, g.ag_frame)
try:
    main().send(None)
except StopIteration:
    pass
