"""sum() keeps what large ints lose in floats, and the signs of zeros."""

zero = complex(-0.0, -0.0)
for items in (
    [1.0, 10**100, 1.0, -(10**100)],
    [1.0, True, 10**20, 1, -(10**20)],
    [1j, 10**100, 1.0, -(10**100), 1],
    [0.1] * 10 + [1] * 3,
    [-0.0],
    [zero],
    [-0.0, zero],
    [1, 2.5, 3j, 10**30, 0.5],
):
    print(sum(items), sum(items, -0.0), sum(items, zero))
print(sum([], -0.0))
try:
    sum([1.0, 10**400])
except OverflowError as error:
    print(error)
