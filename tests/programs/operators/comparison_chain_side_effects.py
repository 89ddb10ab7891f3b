class T:
    def __init__(self, n, log): self.n, self.log = n, log
    def __lt__(self, o): self.log.append((self.n, "<", o.n)); return self.n < o.n
    def __eq__(self, o): self.log.append((self.n, "==", o.n)); return self.n == o.n
log = []
a, b, c = (T(i, log) for i in (1, 2, 2))
print(a < b < c, log); log.clear()
print(b < a < c, log); log.clear()
print(a < b == c, log); log.clear()
print(a < b and b == c, log)
