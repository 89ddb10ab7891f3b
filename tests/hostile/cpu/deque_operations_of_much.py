# ends: timeout memory
import collections
items = collections.deque(range(500_000))
while True:
    items.rotate(250_000), items.count(-1), items.copy(), items == items, -1 in items, items.reverse()
