# ends: error
import collections
items = collections.deque([1])
for item in items:
    items.append(1)
