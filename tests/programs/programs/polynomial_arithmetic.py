from itertools import zip_longest
class Poly:
    def __init__(self, *coefficients):
        c = list(coefficients)
        while c and c[-1] == 0: c.pop()
        self.c = tuple(c)
    def __add__(self, o):
        o = o if isinstance(o, Poly) else Poly(o)
        return Poly(*(a + b for a, b in zip_longest(self.c, o.c, fillvalue=0)))
    __radd__ = __add__
    def __neg__(self): return Poly(*(-a for a in self.c))
    def __sub__(self, o): return self + -o
    def __rsub__(self, o): return -self + o
    def __mul__(self, o):
        if not isinstance(o, Poly):
            if not isinstance(o, (int, float)): return NotImplemented
            o = Poly(o)
        out = [0] * (len(self.c) + len(o.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c): out[i + j] += a * b
        return Poly(*out)
    __rmul__ = __mul__
    def __pow__(self, n): return Poly(1) if n == 0 else self * self ** (n - 1)
    def __call__(self, x):
        total = 0
        for a in reversed(self.c): total = total * x + a
        return total
    def __divmod__(self, d):
        q, r = [0] * max(len(self.c) - len(d.c) + 1, 0), list(self.c)
        for i in reversed(range(len(q))):
            q[i] = r[i + len(d.c) - 1] // d.c[-1]
            for j, b in enumerate(d.c): r[i + j] -= q[i] * b
        return Poly(*q), Poly(*r)
    def derivative(self): return Poly(*[i * a for i, a in enumerate(self.c)][1:])
    def __eq__(self, o): return self.c == (o if isinstance(o, Poly) else Poly(o)).c
    def __hash__(self): return hash(self.c)
    def __str__(self):
        terms = [f"{'-' if a < 0 else '+'} {abs(a) if abs(a) != 1 or i == 0 else ''}{'' if i == 0 else 'x' if i == 1 else f'x^{i}'}" for i, a in enumerate(self.c) if a]
        return " ".join(reversed(terms)).removeprefix("+ ") or "0"
x = Poly(0, 1)
p = (x + 1) * (x - 2) ** 2
print(p, "|", p(2), p(3), "|", p.derivative(), "|", 3 - 2 * x, "|", p - p, "|", *divmod(p, x + 1), sep=" ")
print(p == x * x * x - 3 * x * x + 4, Poly(5) == 5, len({x, Poly(0, 1), Poly(0, 1, 0)}), divmod(p + 7, x * x)[1], (x + 1) ** 5)
for f in (lambda: p * "a", lambda: "a" + p, lambda: p + None):
    try: print(f())
    except TypeError as e: print(e)
