async def agen(log):
    try:
        yield 1
        yield 2
    finally:
        log.append("closed")
async def main():
    log = []
    g = agen(log)
    async for x in g:
        break
    log.append("after break")
    await g.aclose()
    log.append("end")
    return log
try:
    main().send(None)
except StopIteration as e:
    print(e.value)
