class I:
    def __init__(self, n): self.n = n
    def __index__(self): print("index", end=" "); return self.n
print([10, 20, 30][I(1)], "abc"[I(-1):], (1, 2)[I(0)], b"ab"[I(1)], range(I(2)), hex(I(255)), int(I(7)), float(I(3)), complex(I(2)), round(5.678, I(1)), "a" * I(3), [0] * I(2), bytes(I(2)), chr(I(65)), "%d %x" % (I(5), I(15)), list(range(10))[I(2):I(8):I(3)])
for f in (lambda: 1 + I(1), lambda: 1 << I(1), lambda: I(1) == 1, lambda: {1: "a"}.get(I(1)), lambda: "%d" % 1.9, lambda: "%x" % 1.5, lambda: format(I(5), "d")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
