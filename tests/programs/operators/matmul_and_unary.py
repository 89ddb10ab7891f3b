class M:
    def __init__(self, rows): self.rows = rows
    def __matmul__(self, o):
        return M([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __neg__(self): return M([[-x for x in r] for r in self.rows])
    def __pos__(self): return "pos"
    def __invert__(self): return M([list(c) for c in zip(*self.rows)])
    def __abs__(self): return sum(map(sum, self.rows))
    def __repr__(self): return f"M{self.rows}"
m = M([[1, 2], [3, 4]])
print(m @ m, -m, +m, ~m, abs(m), -~m)
m @= M([[0, 1], [1, 0]])
print(m)
try:
    m @ 5
except AttributeError as e:
    print(e)
try:
    5 @ m
except TypeError as e:
    print(e)
