class N:
    def __add__(self, o): return NotImplemented
    __radd__ = __mul__ = __eq__ = __lt__ = __gt__ = __and__ = __pow__ = __add__
    def __neg__(self): return NotImplemented
    def __contains__(self, x): return True
    def __getitem__(self, i): return NotImplemented
    def __len__(self): return 3
n = N()
print(n == n, n == N(), n != n, -n is NotImplemented, n[0] is NotImplemented)
for f in (lambda: n + 1, lambda: 1 + n, lambda: n * n, lambda: n < 1, lambda: 1 < n, lambda: n & 1, lambda: n ** 2, lambda: pow(n, 2, 3)):
    try:
        print(f())
    except TypeError as e:
        print(e)
print((1).__eq__("a"), (1).__lt__(2.5), "a".__eq__(1), [].__add__ is not None, object().__eq__(1), object().__lt__(1), (1.5).__add__(2), (2).__add__(1.5))
