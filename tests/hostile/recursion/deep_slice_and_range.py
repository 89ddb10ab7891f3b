# ends: error ok memory output
x = slice(1)
for i in range(100_000):
    x = slice(x)
repr(x), x == slice(x)
