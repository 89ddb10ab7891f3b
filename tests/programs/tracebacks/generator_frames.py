def produce():
    yield 1
    raise ValueError("in generator")

def relay():
    yield from produce()

for item in relay():
    print(item)
