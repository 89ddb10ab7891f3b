import heapq, bisect
h = [5, 1, 4]; heapq.heapify(h); heapq.heappush(h, 0)
print(h[0], [heapq.heappop(h) for _ in range(4)], heapq.nlargest(2, [1, 9, 5]), heapq.nsmallest(2, ["ccc", "a", "bb"], key=len), list(heapq.merge([1, 4], [2, 3])), heapq.heappushpop([2, 3], 1), heapq.heapreplace(q := [1, 2], 5), q)
l = [1, 2, 2, 3]
print(bisect.bisect(l, 2), bisect.bisect_left(l, 2), bisect.bisect_right(l, 2, 0, 2), bisect.insort(l, 2.5), l, bisect.bisect_left(["a", "bb", "ccc"], 2, key=len))
for f in (lambda: heapq.heappop([]), lambda: heapq.heapify(5), lambda: bisect.bisect([1], "a"), lambda: bisect.bisect([1], 1, -1), lambda: heapq.heappush([1], "a"), lambda: heapq.heapify((1,))):
    try: f()
    except Exception as e: print(type(e).__name__, e)
m = [3, 1, 2]; heapq.heapify_max(m); print(m[0], heapq.heappop_max(m), m[0])
