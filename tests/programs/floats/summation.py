import math
print(sum([0.1] * 10), math.fsum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([1, 0.5, 2]), sum([0.1] * 3), 0.1 + 0.1 + 0.1)
print(sum([1e308, 1e308]), sum([0.1, 0.2, 0.3], 0.0), sum([0.5, 1 + 1j]))
