# ends: error ok memory output
import types
f = abs
for i in range(100_000):
    f = types.MethodType(f, 1)
f()
