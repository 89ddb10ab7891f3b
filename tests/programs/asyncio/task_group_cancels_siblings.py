import asyncio


cancelled = []


async def wait_long(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        cancelled.append(name)
        raise


async def fail():
    await asyncio.sleep(0)
    raise KeyError("key")


async def main():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(asyncio.sleep(0, "value"))
    print(task.result(), task.done())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(wait_long("first"))
            group.create_task(wait_long("second"))
            group.create_task(fail())
    except* KeyError as errors:
        print(errors.message, errors.exceptions, sorted(cancelled))


asyncio.run(main())
