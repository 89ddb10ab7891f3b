edges = {(b, a) for a in range(3) for b in range(3) if a != b}
print(sorted(edges), len(edges), (0, 1) in edges, (0, 0) in edges, [0, 1] == [0, 1])
print(sorted({frozenset(e) for e in edges}, key=sorted) == [frozenset({0, 1}), frozenset({0, 2}), frozenset({1, 2})])
print({1, 2, 3}.isdisjoint(range(4, 8)), sorted(set("mississippi")), set("") == set())
