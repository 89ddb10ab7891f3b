t = (3, 1, 3, None, "x", 3.0)
print(t.count(3), t.index(3), t.index(3, 1), t.index("x", -3), len(t), None in t, 4 in t)
print((1, 2) < (1, 2, 0), (1, 2) == (1.0, 2.0), () < (0,), ("a", 1) > ("a", 0), (1, [2]) == (1, [2]), max([(1, "z"), (2, "a")]), sorted([(2, 1), (1, 2), (1, 1)]))
print(hash((1, 2)) == hash((1.0, 2.0)), {(1, 2): "k"}[(1.0, True + 1)], hash(()) == hash(tuple([])))
