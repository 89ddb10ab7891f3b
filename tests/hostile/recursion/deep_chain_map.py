# ends: error ok timeout memory output
import collections
x = {}
for i in range(5000):
    x = collections.ChainMap(x)
x.get("a")
