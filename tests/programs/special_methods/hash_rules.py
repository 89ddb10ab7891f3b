class A:
    def __eq__(self, o): return isinstance(o, A)
    def __hash__(self): return 42
class B(A):
    def __eq__(self, o): return False
class C(A): pass
class D(B): __hash__ = A.__hash__
print(hash(A()), hash(C()), hash(D()), A() in {C()}, B.__hash__, len({A(), C()}))
for f in (lambda: hash(B()), lambda: {B()}, lambda: hash([]), lambda: hash({}), lambda: hash(set()), lambda: hash((1, [])), lambda: hash(slice(1, 2, []))):
    try:
        f()
    except TypeError as e:
        print(e)
class H:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v
print(hash(H(-1)), hash(H(True)), hash(H(0)), isinstance(hash(H(2**100)), int))
