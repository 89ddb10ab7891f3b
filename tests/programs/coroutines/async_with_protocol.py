class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    async def __aenter__(self):
        print("enter", self.name)
        return self.name.upper()
    async def __aexit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow
async def main():
    async with Manager("a") as a, Manager("b", True) as b:
        print(a, b)
        raise ValueError("boom")
    print("after")
    async with (Manager("c"), Manager("d") as d):
        return d
def run(coro):
    try:
        while True: coro.send(None)
    except StopIteration as e:
        return e.value
print(run(main()))
