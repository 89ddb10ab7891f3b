numbers = [n for n in range(5) if n % 2]
squares = {n: n * n for n in numbers}
unique = {n % 2 for n in numbers}
pairs = [
    (a, b)
    for a in numbers
    for b in numbers
    if a < b
]
total = sum(n for n in numbers if n > 1)
empty = [n for n in []]
nested = [[x for x in range(y)] for y in range(3)]


def lazy():
    return (
        n
        for n in numbers
        if n
    )


print(numbers, squares, unique, pairs, total, empty, nested, list(lazy()))
print(any(n > 100 for n in numbers), all(n for n in numbers))
