f = frozenset([1, 2])
print(hash(f) == hash(frozenset([2, 1])), f == {1, 2}, {f: "v"}[frozenset([2, 1])], f | {3}, f.copy() is f, frozenset(f) is f, f - {1}, {f, frozenset({2, 1})})
g = f
g |= {9}
print(g, f, g is f, type(g).__name__, hash(frozenset()) == hash(frozenset()))
class F(frozenset): pass
print(F([1]), repr(F([1])), F([1]) == {1}, type(F([1]) | {2}).__name__, F([1]).copy())
class S(set): pass
print(S([1]), S(), type(S([1]) & {1}).__name__, type(S().copy()).__name__)
