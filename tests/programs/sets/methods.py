a = {1, 2}
print(a.union([3], (4,), {5: 0}), a.intersection([2, 3], {2}), a.difference([1], [5]), a.symmetric_difference([2, 3]), a.issubset([1, 2, 3]), a.issuperset([]), a.union(), a.intersection() is a)
a.update([3, 4], "x"); a.discard("x"); a.discard("none"); a.remove(1)
print(a, a.add(7), a.copy() == a, len(a))
a.intersection_update([2, 3, 4], [3, 4]); a.difference_update([3]); a.symmetric_difference_update([4, 5])
print(a, a.pop(), a, a.clear(), a)
