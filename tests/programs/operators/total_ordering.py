import functools
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
    def __repr__(self): return f"V{self.n}"
a, b = V(1), V(2)
print(a < b, a <= b, a > b, a >= b, a != b, sorted([b, a]), max(a, b), a >= V(1))
try:
    @functools.total_ordering
    class W: pass
except ValueError as e:
    print(e)
print(functools.cmp_to_key(lambda x, y: y - x)(1) < functools.cmp_to_key(lambda x, y: y - x)(2), sorted([1, 3, 2], key=functools.cmp_to_key(lambda x, y: y - x)))
