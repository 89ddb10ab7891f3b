import asyncio


async def square(number):
    await asyncio.sleep(0.001 * (5 - number))
    return number * number


async def fail():
    raise ValueError("no")


async def main():
    print(await asyncio.gather(*(square(number) for number in range(5))))
    print(await asyncio.gather(square(1), fail(), return_exceptions=True))
    try:
        await asyncio.gather(square(1), fail())
    except ValueError as error:
        print("raised", error)


asyncio.run(main())
