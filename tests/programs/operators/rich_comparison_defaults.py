class A: pass
a, b = A(), A()
print(a == a, a == b, a != b, a != a, a == 1, hash(a) == hash(a))
class E:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v if isinstance(o, E) else NotImplemented
print(E(1) == E(1), E(1) != E(1), E(1) != E(2), E(1) == 1, E(1) != 1, E.__hash__)
class N:
    def __ne__(self, o): return "custom ne"
print(N() != 1, N() == N())
class LT:
    def __lt__(self, o): return "lt"
print(LT() < 1, 1 > LT())
for f in (lambda: LT() > 1, lambda: LT() <= 1, lambda: a < b, lambda: a >= 1):
    try:
        f()
    except TypeError as e:
        print(e)
