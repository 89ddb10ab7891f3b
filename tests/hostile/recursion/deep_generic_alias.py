# ends: error ok memory output
x = list[int]
for i in range(100_000):
    x = list[x]
repr(x), hash(x), x == x
