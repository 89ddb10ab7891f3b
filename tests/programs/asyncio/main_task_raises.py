import asyncio


async def inner():
    await asyncio.sleep(0)
    return 1 / 0


async def main():
    await inner()


try:
    asyncio.run(main())
except ZeroDivisionError as error:
    names = []
    traceback = error.__traceback__
    while traceback is not None:
        names.append(traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
    print(names[0], names[-2:])
