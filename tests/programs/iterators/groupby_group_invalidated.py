import itertools
groups = list(itertools.groupby("aab"))
print([(k, list(g)) for k, g in groups])
g = itertools.groupby([1, 1, 2, 2])
k1, g1 = next(g)
print(next(g1))
k2, g2 = next(g)
print(list(g1), k2, list(g2))
print(itertools.count(3), itertools.repeat(5, 2), itertools.count(1, 2), itertools.repeat("x"))
