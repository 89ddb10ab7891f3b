# ends: memory error
import collections
items = collections.deque()
while True:
    items.append([])
