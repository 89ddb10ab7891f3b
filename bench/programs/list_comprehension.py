# Comprehensions, slices, zip, enumerate and list methods.
def main(rounds):
    total = 0
    for r in range(rounds):
        numbers = [(i * 7919 + r) % 1009 for i in range(2000)]
        evens = [n for n in numbers if n % 2 == 0]
        pairs = [(a, b) for a, b in zip(numbers, reversed(numbers)) if a < b]
        table = {n: i for i, n in enumerate(evens)}
        grid = [[x * y for x in range(12)] for y in range(12)]
        flat = [cell for row in grid for cell in row]
        flat[10:20] = [r] * 5
        total += len(pairs) + len(table) + sum(flat) + max(evens) + sum(1 for n in numbers if n > 500)
    return total


print(main(800))
