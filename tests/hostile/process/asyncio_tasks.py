# ends: timeout memory error
import asyncio
async def work():
    while True:
        asyncio.create_task(work())
        await asyncio.sleep(0)
asyncio.run(work())
