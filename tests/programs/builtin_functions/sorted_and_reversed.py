print(sorted([3, 1, 2]), sorted("bca"), sorted({"b": 1, "a": 2}), sorted([1, 2, 3], reverse=True), sorted(["b", "A", "c"], key=str.lower), sorted([(1, "b"), (1, "a")]), sorted([]), sorted(range(5, 0, -1)), sorted([0.5, True, -1]), sorted(["10", "9", "2"], key=int), sorted("aAbB", key=lambda c: (c.lower(), c.isupper())), list(reversed([1, 2])), sorted([[2], [1, 5], []]), sorted([3, 1], key=None, reverse=0))
data = [("a", 2), ("b", 1), ("c", 2), ("d", 1)]
print(sorted(data, key=lambda p: p[1]), sorted(data, key=lambda p: p[1], reverse=True), sorted(sorted(data, reverse=True), key=lambda p: p[1]))
original = [2, 1]
print(sorted(original) is original, original)
