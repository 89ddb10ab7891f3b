import asyncio


async def quick():
    return "done at once"


async def slow():
    await asyncio.sleep(0)
    return "done later"


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    first, second = asyncio.create_task(quick()), asyncio.create_task(slow())
    print(first.done(), second.done())
    print(await first, await second)


with asyncio.Runner() as runner:
    runner.run(main())
    loop = runner.get_loop()
    print(loop.is_running(), loop.is_closed())
print(loop.is_closed())
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
