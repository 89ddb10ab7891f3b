import asyncio


async def work(results, event):
    await event.wait()
    results.append("finished")
    return "result"


async def main():
    results, event = [], asyncio.Event()
    try:
        async with asyncio.timeout(0.001) as scope:
            await asyncio.sleep(10)
    except TimeoutError as error:
        print("timed out", repr(error), scope.expired())
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.001)
    except TimeoutError:
        print("wait_for timed out")
    task = asyncio.create_task(work(results, event))
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.001)
    except TimeoutError:
        print("shielded", task.cancelled())
    event.set()
    print(await task, results)
    print(await asyncio.wait_for(work(results, event), 60), results)


asyncio.run(main())
