async def numbers():
    yield 1
    raise LookupError("out of numbers")

async def main():
    async for n in numbers():
        print(n)

main().send(None)
