import asyncio
import contextvars

name = contextvars.ContextVar("name", default="unset")


async def child(value):
    before = name.get()
    name.set(value)
    await asyncio.sleep(0)
    return before, name.get()


async def main():
    name.set("main")
    print(await asyncio.gather(child("first"), child("second")))
    print(name.get())
    context = contextvars.copy_context()
    context.run(name.set, "other")
    print(await asyncio.create_task(child("third"), context=context))
    print(context[name], name.get())
    asyncio.get_running_loop().call_soon(lambda: print("callback", name.get()))
    await asyncio.sleep(0)


asyncio.run(main())
print(name.get())
