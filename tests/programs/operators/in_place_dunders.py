class A:
    def __init__(self): self.log = []
names = "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift".split()
for name in names:
    setattr(A, f"__i{name}__", lambda self, o, name=name: self.log.append(name) or self)
a = b = A()
a += 1; a -= 1; a *= 1; a /= 1; a //= 1; a %= 1; a **= 1; a @= 1; a &= 1; a |= 1; a ^= 1; a <<= 1; a >>= 1
print(a.log == names, a is b)
class F:
    def __iadd__(self, o): print("iadd"); return NotImplemented
    def __add__(self, o): print("add"); return "from add"
f = F()
f += 1
print(f)
class G:
    def __isub__(self, o): return NotImplemented
g = G()
try:
    g -= "x"
except TypeError as e:
    print(e)
class H:
    def __iadd__(self, o): return None
h = H(); h += 1; print(h)
