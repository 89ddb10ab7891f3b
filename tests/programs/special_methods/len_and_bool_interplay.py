class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for n in (0, 1, True, 2**31 - 1, -1, 2**100, 1.5, "a", None):
    for f in (len, bool):
        try:
            print(f(L(n)), end=" ")
        except Exception as e:
            print(type(e).__name__, e, end=" ")
    print()
