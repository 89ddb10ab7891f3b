async def agen():
    yield 1
    return
async def main():
    out = []
    async for x in agen(): out.append(x)
    g = agen()
    await g.__anext__()
    return out, await anext(g, None), await anext(g, "again")
try:
    main().send(None)
except StopIteration as e:
    print(e.value)
import inspect
print(inspect.isasyncgenfunction(agen), inspect.iscoroutinefunction(agen), inspect.iscoroutinefunction(main), inspect.isgeneratorfunction(main))
