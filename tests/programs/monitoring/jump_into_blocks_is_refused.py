# Setting f_lineno to a line inside a block that needs something on the stack is refused, and says why.
import sys


def attempt(function, start, target):
    def tracer(frame, event, argument):
        if frame.f_code is not function.__code__:
            return None
        if event == "line" and frame.f_lineno - frame.f_code.co_firstlineno == start:
            try:
                frame.f_lineno = frame.f_code.co_firstlineno + target
            except ValueError as error:
                print(function.__name__, start, target, error)
            frame.f_trace = None
        return tracer

    sys.settrace(tracer)
    try:
        result = function()
        if hasattr(result, "send"):
            try:
                result.send(None)
            except StopIteration:
                pass
    finally:
        sys.settrace(None)


async def items():
    yield 1
    yield 2


async def into_async_for():
    x = 1
    async for i in items():
        x += 1
    x = 2


def into_except():
    x = 1
    try:
        x = 2
    except ValueError:
        x = 3
    x = 4


def into_named_except():
    try:
        x = 2
    except ValueError as error:
        x = 3
    x = 4


def into_for():
    x = 1
    for i in (1, 2):
        x += 1
    x = 2


def into_with():
    x = 1
    with open("/dev/null"):
        x = 2
    x = 3


attempt(into_async_for, 1, 3)
attempt(into_async_for, 4, 3)
attempt(into_except, 1, 4)
attempt(into_except, 1, 5)
attempt(into_except, 6, 5)
attempt(into_named_except, 2, 4)
attempt(into_named_except, 5, 3)
attempt(into_for, 1, 3)
attempt(into_for, 4, 3)
