class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print(range(I(2), I(8), I(3)), range(10)[I(3)], [10, 20, 30][I(1)], "abc"[I(2)], list(range(True)), range(5)[I(1):I(4)])
class Bad:
    def __index__(self): return 1.5
for f in (lambda: range(Bad()), lambda: [1][Bad()], lambda: range(5)[Bad():]):
    try:
        f()
    except TypeError as e:
        print(e)
