# Loops that take the items of zip, enumerate and dict.items() apart, long enough to be compiled, and their ends.
def pairs(pairs_of, rounds):
    total = 0
    for _ in range(rounds):
        for a, b in pairs_of():
            total += a * 3 - b
    return total


numbers = list(range(20))
table = {n: n * n for n in range(20)}
sources = {
    "zip": lambda: zip(numbers, numbers[::-1]),
    "strict": lambda: zip(numbers, numbers, strict=True),
    "enumerate": lambda: enumerate(numbers, 5),
    "large": lambda: enumerate(numbers, 2**53 - 10),
    "items": table.items,
    "reversed": lambda: reversed(table.items()),
    "list": lambda: list(zip(numbers, numbers)),
    "generator": lambda: ((n, n) for n in numbers),
    "short": lambda: zip(iter(range(7)), numbers),
}
for name, source in sources.items():
    print(name, pairs(source, 300))
print(sum(pairs(source, 20) for source in sources.values()))


def ends(make):
    seen = []
    try:
        for a, b in make():
            seen.append(a)
            if len(seen) == 3:
                table[100] = 1
    except (RuntimeError, ValueError, TypeError) as error:
        seen.append(f"{type(error).__name__}: {error}")
    table.pop(100, None)
    return seen[-3:]


class Odd(zip):
    def __next__(self):
        a, b = super().__next__()
        return b, a, a


def raising():
    yield 1
    raise StopIteration("inside")


def stopping(value):
    if value > 2:
        raise StopIteration
    return value


for _ in range(60):
    outcomes = [
        ends(table.items),
        ends(lambda: zip(numbers, numbers[:5], strict=True)),
        ends(lambda: zip(numbers[:4], numbers, strict=True)),
        ends(lambda: Odd(numbers, numbers)),
        ends(lambda: zip(numbers, numbers, numbers)),
        ends(lambda: zip(numbers)),
        ends(lambda: zip()),
        ends(lambda: zip(raising(), numbers)),
        ends(lambda: zip(map(stopping, numbers), numbers)),
        ends(lambda: enumerate(map(stopping, numbers))),
        ends(lambda: enumerate(5)),
    ]
print(*outcomes, sep="\n")

both = zip(numbers, numbers)
for a, b in both:
    if a == 4:
        print(next(both), list(both)[:2])


def kept():
    found = []
    for pair in enumerate("abc"):
        found.append(pair)
    for i, (a, b) in enumerate(zip("xyz", "uvw")):
        found.append((i, a, b))
    return found


for _ in range(200):
    result = kept()
print(result)
