# ends: error ok
x = []
for i in range(200_000):
    x = [x]
repr(x)
