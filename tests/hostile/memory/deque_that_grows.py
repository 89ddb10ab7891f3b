# ends: memory
import collections
items = collections.deque()
while True:
    items.append([])
