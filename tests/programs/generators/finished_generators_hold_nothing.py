import gc
import weakref


class Thing:
    pass


def closed():
    def numbers(held):
        yield held
        yield

    thing = Thing()
    reference = weakref.ref(thing)
    generator = numbers(thing)
    next(generator)
    del thing
    generator.close()
    gc.collect()
    return reference() is None, generator.gi_frame


def exhausted():
    def numbers(held):
        yield 1

    thing = Thing()
    reference = weakref.ref(thing)
    generator = numbers(thing)
    del thing
    print(list(generator))
    gc.collect()
    return reference() is None, generator.gi_frame


def raising(held):
    yield held
    1 / 0


print(closed())
print(exhausted())
generator = raising(5)
next(generator)
try:
    next(generator)
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_frame.f_locals)
