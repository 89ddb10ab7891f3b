# ends: timeout memory
import heapq, bisect
items = list(range(500_000, 0, -1))
while True:
    heapq.heapify(items[:]), heapq.nlargest(1000, items), bisect.bisect(range(10**18), 5)
