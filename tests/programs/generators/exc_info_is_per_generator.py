import sys
def gen():
    try:
        raise ValueError("in gen")
    except ValueError:
        yield sys.exception()
        yield sys.exception()
g = gen()
print(repr(next(g)), sys.exception())
try:
    raise KeyError("outside")
except KeyError:
    print(repr(sys.exception()), repr(next(g)), repr(sys.exception()))
def no_handler():
    yield sys.exception()
try:
    raise TypeError("t")
except TypeError:
    print(repr(next(no_handler())))
print(sys.exception())
