# ends: error ok output memory timeout
import types, collections
x = {}
for i in range(100_000):
    x = types.MappingProxyType({1: x})
repr(x), x == x
