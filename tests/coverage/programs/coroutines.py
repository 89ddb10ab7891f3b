class Step:
    def __await__(self):
        yield "step"


class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *details):
        return False


async def ticks(count):
    for number in range(count):
        await Step()
        yield number


async def main():
    total = 0
    async for number in ticks(3):
        if number == 1:
            continue
        total += number
    else:
        print("else")
    async with Manager() as manager:
        print(manager is not None)
    values = [number async for number in ticks(2)]
    try:
        await Step()
    except TimeoutError:
        print("timeout")
    return total, values


coroutine = main()
while True:
    try:
        coroutine.send(None)
    except StopIteration as stop:
        print(stop.value)
        break
