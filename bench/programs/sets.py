# Sets of numbers and of tuples: a game of life on an endless board, and set algebra.
def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    key = (x + dx, y + dy)
                    counts[key] = counts.get(key, 0) + 1
    return {cell for cell, count in counts.items() if count == 3 or (count == 2 and cell in cells)}


def algebra(rounds):
    total = 0
    for r in range(rounds):
        a = set(range(0, 600, 2 + r % 3))
        b = set(range(0, 600, 3 + r % 5))
        total += len(a & b) + len(a | b) + len(a - b) + len(a ^ b) + (a <= b) + sum(n in b for n in a)
    return total


cells = {(0, 0), (1, 0), (1, 2), (3, 1), (4, 0), (5, 0), (6, 0)}
for _ in range(500):
    cells = step(cells)
print(len(cells), sum(x * y for x, y in cells), algebra(5000))
