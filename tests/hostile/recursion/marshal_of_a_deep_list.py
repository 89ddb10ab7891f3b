# ends: error ok
import marshal
x = []
for i in range(100_000):
    x = [x]
marshal.dumps(x)
