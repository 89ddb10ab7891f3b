# An exception that is thrown in arrives at the line of the delegation once more.
import sys


class Awaited:
    def __await__(self):
        yield 1


async def coroutine():
    await Awaited()


def inner():
    yield 1


def generator():
    yield from inner()


def chain():
    yield from generator()


class Manager:
    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass


def within():
    with Manager(): yield 1


def trace(frame, event, arg):
    print(event, frame.f_code.co_name, frame.f_lineno, arg[1] if event == "exception" else arg)
    return trace


for made in coroutine(), generator(), inner(), chain(), within():
    made.send(None)
    sys.settrace(trace)
    try:
        made.throw(TypeError("thrown"))
    except TypeError as error:
        sys.settrace(None)
        print(error)
