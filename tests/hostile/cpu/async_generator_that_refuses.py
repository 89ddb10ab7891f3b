# ends: timeout
import asyncio
async def items():
    try:
        while True:
            yield 1
    finally:
        while True:
            pass
async def main():
    async for item in items():
        pass
asyncio.run(main())
