print([(i, j) for i in range(4) if i % 2 for j in range(i) if j != 1])
print([[c for c in row if c != "x"] for row in ("axb", "xx", "c")])
print({k: [v for v in range(k) if v] for k in range(3)}, {(a, b) for a in "xy" for b in [1]} == {("x", 1), ("y", 1)})
print([i if i % 2 else -i for i in range(5)], [y for x in [1, 2] for y in [x * 10] if y > 10], [x for x in [1, 2, 3] if x > 1 if x < 3], [a for a, in [(1,), (2,)]], [*map(len, [w for w in "a bb".split()])])
