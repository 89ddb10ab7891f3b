s = set()
for n in (7, 3, 11, 19, 27, 35):
    s.add(n)
    print(s)
s.discard(3); s.add(43); s.add(3)
print(s, sorted(s), sum(s))
print({n * n % 17 for n in range(17)}, set(range(20, 0, -3)), {10**9 + 7, 5, -5}, {2.0, 1.5 * 2, 4})
print({(1, 2), (1, 2)}, frozenset(range(3)) | {9, 8}, {*range(3), *range(2, 5)})
