# Tasks and futures are the classes of _asyncio, with what CPython's show.
import asyncio
import inspect

print(asyncio.Task.__module__, asyncio.Future.__module__, asyncio.Task.__mro__)
print(inspect.signature(asyncio.Task), inspect.signature(asyncio.Future))


class Custom(asyncio.Future):
    pass


async def child():
    await asyncio.sleep(0)
    return 1


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future, future._state, future._callbacks, future.done(), asyncio.isfuture(future))
    for action in (future.result, future.exception):
        try:
            action()
        except asyncio.InvalidStateError as error:
            print(type(error).__name__, error)
    future.add_done_callback(print)
    print(len(future._callbacks), future.remove_done_callback(print), future._callbacks)
    future.set_result(3)
    try:
        future.set_result(4)
    except asyncio.InvalidStateError as error:
        print(error)
    print(await future, future)
    failed = Custom(loop=loop)
    try:
        failed.set_exception(StopIteration(1))
        await failed
    except RuntimeError as error:
        print(error, repr(error.__cause__))
    try:
        Custom().set_exception(3)
    except TypeError as error:
        print(error)
    task = asyncio.create_task(child(), name="one")
    print(task.get_name(), task.cancelling(), task in asyncio.all_tasks(), asyncio.current_task().get_name())
    for name in ("set_result", "set_exception"):
        try:
            getattr(task, name)(1)
        except RuntimeError as error:
            print(error)
    print(await task, task.done(), asyncio.all_tasks() == {asyncio.current_task()})
    task = asyncio.create_task(child())
    await asyncio.sleep(0)
    print(task.cancel("reason"), task.cancelling(), task.uncancel())
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args, task.cancelled(), task.cancel())
    try:
        asyncio.Task(3, loop=loop)
    except TypeError as error:
        print(error)
    uninitialized = asyncio.Future.__new__(asyncio.Future)
    for action in (uninitialized.cancel, lambda: uninitialized.set_result(1), uninitialized.get_loop):
        try:
            action()
        except RuntimeError as error:
            print(error)


async def bad(value):
    class Yields:
        def __await__(self):
            yield value

    await Yields()


async def awaits_itself():
    await asyncio.current_task()


async def wrong():
    for coroutine in (bad(3), bad((item for item in ())), bad(asyncio.get_running_loop().create_future()), awaits_itself()):
        try:
            await asyncio.create_task(coroutine)
        except RuntimeError as error:
            print(str(error).partition("<")[0], str(error).partition(">>")[2][:8])


class Loop(asyncio.SelectorEventLoop):
    pass


for coroutine in (main(), wrong()):
    with asyncio.Runner(loop_factory=Loop) as runner:
        runner.run(coroutine)
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
loop = asyncio.new_event_loop()
for action in (lambda: asyncio.tasks._enter_task(loop, 1), lambda: asyncio.tasks._leave_task(loop, 1)):
    try:
        action()
    except RuntimeError as error:
        print(str(error)[:5], str(error)[-23:])
loop.close()
