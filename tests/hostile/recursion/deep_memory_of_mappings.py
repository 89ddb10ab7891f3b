# ends: error ok
import types, collections
x = {}
for i in range(100_000):
    x = types.MappingProxyType({1: x})
repr(x), x == x
