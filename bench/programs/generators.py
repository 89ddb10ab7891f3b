# Generators, generator expressions, yield from and send.
def count_up(n):
    i = 0
    while i < n:
        yield i
        i += 1


def squares(source):
    for n in source:
        yield n * n


def tree(low, high):
    if low < high:
        middle = (low + high) // 2
        yield from tree(low, middle)
        yield middle
        yield from tree(middle + 1, high)


def averager():
    total = count = 0
    while True:
        value = yield (total // count if count else 0)
        total += value
        count += 1


def main():
    pipeline = sum(n for n in squares(count_up(900000)) if n % 3 == 0)
    in_order = sum(i * n for i, n in enumerate(tree(0, 30000)))
    average = averager()
    next(average)
    for n in range(500000):
        last = average.send(n)
    return pipeline, in_order, last


print(main())
