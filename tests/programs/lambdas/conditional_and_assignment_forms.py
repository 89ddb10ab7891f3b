f = lambda x: "neg" if x < 0 else "zero" if x == 0 else "pos"
print([f(n) for n in (-1, 0, 1)], (lambda: [i for i in range(3)])(), (lambda s: {c: s.count(c) for c in sorted(set(s))})("banana"))
class A:
    get = lambda self: self.v
    v = 3
    static = staticmethod(lambda: "s")
print(A().get(), A.static(), (lambda self: self.v)(A()), A.get.__qualname__, (lambda: None).__doc__)
g = h = lambda: g is h
print(g(), [k() for k in (lambda: 1, lambda: 2)], (lambda a=[]: a.append(1) or a)(), (lambda: (yield 1))().send(None))
