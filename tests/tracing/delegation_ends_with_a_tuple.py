# The exception event of `yield from` and `await` is made from the value as C code does: a tuple gives the arguments.
import sys


class Awaited:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield 1
        return self.value


async def coroutine(value):
    await Awaited(value)


def inner(value):
    yield 1
    return value


def outer(value):
    for _ in inner(value):
        pass
    return (yield from inner(value))


def trace(frame, event, arg):
    if event == "exception":
        print(frame.f_code.co_name, arg[0].__name__, arg[1].args)
    return trace


sys.settrace(trace)
for value in [(1, 2), (), 3, None, ((1, 2),), ValueError("x"), StopIteration(7), (1,)]:
    print(value)
    for made in coroutine(value), outer(value):
        try:
            for _ in range(5):
                made.send(None)
        except StopIteration:
            pass
