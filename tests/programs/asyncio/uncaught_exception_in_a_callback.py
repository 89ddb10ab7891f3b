import asyncio


def fail():
    raise ValueError("in a callback")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"][:21], repr(context["exception"])))
    loop.call_soon(fail)
    await asyncio.sleep(0)
    future = loop.create_future()
    future.add_done_callback(lambda each: print("callback", each.result()))
    future.set_result(1)
    await asyncio.sleep(0)
    try:
        future.set_result(2)
    except asyncio.InvalidStateError:
        print("invalid state")


asyncio.run(main())
raise SystemExit(3)
