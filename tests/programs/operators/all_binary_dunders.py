class V:
    def __init__(self, n): self.n = n
names = "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift divmod".split()
for name in names:
    setattr(V, f"__{name}__", lambda self, o, *m, name=name: f"{name}({o if not isinstance(o, V) else 'V'}{m or ''})")
    setattr(V, f"__r{name}__", lambda self, o, *m, name=name: f"r{name}({o}{m or ''})")
v = V(1)
print(v + 1, v - 1, v * 1, v / 1, v // 1, v % 1, v ** 1, v @ 1, v & 1, v | 1, v ^ 1, v << 1, v >> 1, divmod(v, 1), pow(v, 2, 3))
print(1 + v, 1 - v, 1 * v, 1 / v, 1 // v, 1 % v, 1 ** v, 1 @ v, 1 & v, 1 | v, 1 ^ v, 1 << v, 1 >> v, divmod(1, v), pow(2, v, 3))
print([1] + v, (1,) * v, {} | v, {1} & v)
