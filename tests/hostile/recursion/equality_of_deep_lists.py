# ends: error ok memory output
x, y = [], []
for i in range(200_000):
    x, y = [x], [y]
x == y
