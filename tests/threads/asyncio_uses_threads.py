import asyncio
import threading
import time


threading.Thread(target=print, args=("started",)).start()


def block(seconds):
    time.sleep(seconds)
    return threading.current_thread() is threading.main_thread()


async def tick(log):
    for _ in range(3):
        await asyncio.sleep(0.005)
        log.append("tick")


async def main():
    log, loop = [], asyncio.get_running_loop()
    print(await asyncio.gather(asyncio.to_thread(block, 0.03), tick(log)), log)
    print(await loop.run_in_executor(None, sum, range(10)))
    event = asyncio.Event()
    threading.Thread(target=lambda: loop.call_soon_threadsafe(event.set)).start()
    print(await event.wait())
    thread = threading.Thread(target=lambda: print(asyncio.run_coroutine_threadsafe(answer(), loop).result()))
    thread.start()
    await asyncio.to_thread(thread.join)


async def answer():
    await asyncio.sleep(0)
    return 42


asyncio.run(main())
