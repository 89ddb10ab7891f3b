print({3, 1, 2}, {5, 1, 9, 33, 17}, set(), frozenset(), frozenset({2, 1}), {8, 0, 16, 24}, set(range(10, 0, -1)), {4, 2, 0}, {100, 1000, 10})
print(set([1.5, 2.0]) == {2, 1.5}, {True, 1, 0, False}, {(1, 2)}, {frozenset({1})}, {None}, {"only"})
