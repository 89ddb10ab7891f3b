# Functions that make functions: cells, defaults, keyword arguments and decorators.
def make_counter(step):
    count = 0

    def increment(times=1):
        nonlocal count
        count += step * times
        return count

    return increment


def compose(*functions):
    def composed(value):
        for function in functions:
            value = function(value)
        return value

    return composed


def memoize(function):
    memory = {}

    def wrapper(*args):
        if args not in memory:
            memory[args] = function(*args)
        return memory[args]

    return wrapper


@memoize
def paths(rows, columns):
    return 1 if rows == 0 or columns == 0 else paths(rows - 1, columns) + paths(rows, columns - 1)


def area(width, height=2, *, scale=1):
    return width * height * scale


def main(rounds):
    counters = [make_counter(step) for step in range(10)]
    pipeline = compose(lambda n: n + 1, lambda n: n * 2, lambda n: n % 1000003)
    total = 0
    for i in range(rounds):
        total += counters[i % 10]() + counters[i % 7](times=2)
        total = pipeline(total) + area(i, scale=3)
    return total, paths(60, 60) % 1000007


print(main(600000))
