# A future whose exception nobody asks for says so when it goes; one that is asked says nothing.
import asyncio
import gc


async def main():
    def report(loop, context):
        print(context["message"], repr(context.get("exception")))

    asyncio.get_running_loop().set_exception_handler(report)
    future = asyncio.get_running_loop().create_future()
    future.set_exception(ValueError("lost"))
    del future
    gc.collect()
    future = asyncio.get_running_loop().create_future()
    future.set_exception(ValueError("found"))
    print(repr(future.exception()), future._log_traceback)
    try:
        future._log_traceback = True
    except ValueError as error:
        print(error)
    del future
    gc.collect()


asyncio.run(main())
