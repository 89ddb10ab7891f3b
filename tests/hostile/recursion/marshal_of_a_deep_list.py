# ends: error ok memory output
import marshal
x = []
for i in range(100_000):
    x = [x]
marshal.dumps(x)
