# ends: timeout memory
import collections
items = collections.deque(range(1_000_000))
while True:
    items.insert(500_000, 1)
    del items[500_000]
    items[500_000]
