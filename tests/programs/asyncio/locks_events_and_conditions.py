import asyncio


async def enter(lock, name, log):
    async with lock:
        log.append(name + " in")
        await asyncio.sleep(0)
        log.append(name + " out")


async def main():
    log = []
    await asyncio.gather(*(enter(asyncio.Lock(), name, log) for name in "ab"))
    lock = asyncio.Lock()
    await asyncio.gather(*(enter(lock, name, log) for name in "cd"))
    print(log)
    event = asyncio.Event()
    asyncio.get_running_loop().call_later(0.001, event.set)
    print(await event.wait(), event.is_set())
    condition, ready = asyncio.Condition(), []

    async def waiter():
        async with condition:
            await condition.wait_for(lambda: ready)
            return ready[0]

    task = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    async with condition:
        ready.append("ready")
        condition.notify_all()
    print(await task)
    barrier = asyncio.Barrier(3)
    print(sorted(await asyncio.gather(*(barrier.wait() for _ in range(3)))))
    semaphore = asyncio.BoundedSemaphore(1)
    async with semaphore:
        print(semaphore.locked())


asyncio.run(main())
