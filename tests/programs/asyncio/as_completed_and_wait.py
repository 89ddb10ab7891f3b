import asyncio


async def named(delay, name):
    await asyncio.sleep(delay)
    return name


async def after(event, name):
    await event.wait()
    return name


async def before(event, name):
    asyncio.get_running_loop().call_later(0.001, event.set)
    return name


async def main():
    names, event = [], asyncio.Event()
    for each in asyncio.as_completed([after(event, "slow"), before(event, "fast")]):
        names.append(await each)
    print(names)
    tasks = {asyncio.create_task(named(0, "a"), name="A"), asyncio.create_task(named(10, "b"), name="B")}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([task.get_name() for task in done], [task.get_name() for task in pending])
    for task in pending:
        print(task.cancel("enough"), task.cancelling())
    try:
        await pending.pop()
    except asyncio.CancelledError as error:
        print("cancelled", error)


asyncio.run(main())
