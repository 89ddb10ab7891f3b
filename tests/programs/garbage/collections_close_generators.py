import gc


def numbers(name):
    try:
        yield 1
        yield 2
    finally:
        print("closed", name)


def leave():
    generator = numbers("local")
    print(next(generator))
    generator = None


leave()
gc.collect()
print("collected")


async def waiting():
    try:
        await suspend()
    finally:
        print("closed", "coroutine")


class suspend:
    def __await__(self):
        yield "suspended"


def start():
    coroutine = waiting()
    print(coroutine.send(None))


start()
gc.collect()
print("collected")
