# A special method that is None is called all the same, but for those where None says that there is none.
import math


class Blocked:
    __bool__ = __len__ = __int__ = __float__ = __index__ = __next__ = __format__ = __dir__ = __round__ = None
    __neg__ = __bytes__ = __complex__ = __trunc__ = __floor__ = __setitem__ = __delitem__ = __await__ = __aiter__ = None
    __iter__ = __contains__ = __reversed__ = __hash__ = __add__ = None


class Half:
    def __enter__(self):
        print("entered")

    __exit__ = None


class Sized:
    __len__ = None


def attempt(name, function):
    try:
        print(name, function())
    except TypeError as error:
        print(name, error)


def store():
    value[0] = 1


def delete():
    del value[0]


def manage():
    with Half():
        print("body")


async def wait():
    await value


async def loop():
    async for _ in value:
        pass


value = Blocked()
for function in (
    bool, len, int, float, next, format, dir, round, bytes, complex, math.trunc, math.floor, hex, [1].__getitem__,
    iter, reversed, hash,
):
    attempt(function.__name__, lambda: function(value))
attempt("neg", lambda: -value)
attempt("in", lambda: 1 in value)
attempt("add", lambda: value + 1)
attempt("sized", lambda: bool(Sized()))
for function in (store, delete, manage):
    attempt(function.__name__, function)
for function in (wait, loop):
    attempt(function.__name__, lambda: function().send(None))
