async def numbers():
    yield 1
    yield 2
async def stubborn():
    try:
        yield 1
    finally:
        yield 2
def attempt(action):
    try:
        print(action())
    except BaseException as error:
        print(repr(error))
for make in (lambda g: g.aclose(), lambda g: g.athrow(ValueError), lambda g: g.asend(None)):
    awaitable = make(numbers())
    attempt(awaitable.close)
    attempt(lambda: awaitable.send(None))
g = numbers()
attempt(lambda: g.aclose().send(None))
attempt(lambda: g.athrow(ValueError).send(None))
attempt(lambda: g.asend(1).send(None))
attempt(lambda: numbers().athrow(3).send(None))
attempt(lambda: numbers().athrow(None).throw(KeyError))
unstarted = numbers().athrow(ValueError)
attempt(lambda: unstarted.send(3))
unstarted.close()
g = stubborn()
attempt(lambda: g.__anext__().send(None))
attempt(lambda: g.aclose().send(None))
