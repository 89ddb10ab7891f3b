# Sorting ints, floats, strings and tuples.
import heapq
import operator

seed = 1
numbers = []
for _ in range(60_000):
    seed = (seed * 1103515245 + 12345) % 2147483648
    numbers.append(seed)
for _ in range(2):
    ints = sorted(numbers)
    floats = sorted(number / 3 for number in numbers)
    texts = sorted(str(number) for number in numbers)
    pairs = sorted((number % 100, number) for number in numbers)
    backwards = sorted(pairs, key=operator.itemgetter(1), reverse=True)
print(ints[0], floats[-1], texts[1000], pairs[500], backwards[0], heapq.nsmallest(2, numbers))
