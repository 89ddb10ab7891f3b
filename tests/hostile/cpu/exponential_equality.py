# ends: timeout
x, y = [], []
for i in range(60):
    x, y = [x, x], [y, y]
x == y
