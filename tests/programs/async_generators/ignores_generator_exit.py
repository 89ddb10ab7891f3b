async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
async def main():
    g = stubborn()
    await g.__anext__()
    try:
        await g.aclose()
    except RuntimeError as e:
        print(e)
async def raises():
    yield 1
    raise StopAsyncIteration("inner")
async def raises2():
    yield 1
    raise StopIteration("inner")
async def main2():
    for f in (raises, raises2):
        try:
            async for _ in f(): pass
        except RuntimeError as e:
            print(e, repr(e.__cause__))
for m in (main, main2):
    try:
        m().send(None)
    except StopIteration:
        pass
