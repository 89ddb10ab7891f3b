# A coroutine that often has exceptions thrown in at its await is still resumed with values.


class Wait:
    def __await__(self):
        return (yield self)


async def wait(number):
    first = Wait()
    second = [number]
    try:
        return await first
    except KeyError as error:
        return error.args[0] + second[0]


def run(number, isThrown):
    coroutine = wait(number)
    coroutine.send(None)
    try:
        if isThrown:
            coroutine.throw(KeyError(number))
        else:
            coroutine.send(number)
    except StopIteration as stop:
        return stop.value


print(sum(run(number, True) for number in range(20000)))
print(sum(run(number, False) for number in range(20000)))
