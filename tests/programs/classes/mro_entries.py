class Proxy:
    def __init__(self, *classes): self.classes = classes
    def __mro_entries__(self, bases):
        print("entries", len(bases))
        return self.classes
class A: pass
class B: pass
p = Proxy(A, B)
class C(p): pass
print(C.__bases__ == (A, B), C.__orig_bases__ == (p,))
class D(Proxy()): pass
print(D.__bases__)
try:
    type("E", (p,), {})
except TypeError as e:
    print(e)
class Bad:
    def __mro_entries__(self, bases): return 5
try:
    class F(Bad()): pass
except TypeError as e:
    print(e)
class G(list[int]): pass
print(G.__bases__, G.__orig_bases__)
import types
print(types.resolve_bases((p, int)) == (A, B, int))
