# Float sums over nested loops and lists.
from math import sqrt


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    return [sum([element(i, j) * v for j, v in enumerate(vector)]) for i in range(len(vector))]


def times_transposed(vector):
    return [sum([element(j, i) * v for j, v in enumerate(vector)]) for i in range(len(vector))]


def main(n):
    u = [1.0] * n
    for _ in range(6):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    product = square = 0.0
    for a, b in zip(u, v):
        product += a * b
        square += b * b
    return sqrt(product / square)


print("%.6f" % main(300))
