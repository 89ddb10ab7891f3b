import asyncio
import sys


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(0)
        print("closed")


kept = []


async def main():
    print(sys.get_asyncgen_hooks().firstiter is not None)
    generator = numbers()
    kept.append(generator)
    print(await anext(generator))


asyncio.run(main())
print(sys.get_asyncgen_hooks())
