class CountCalls:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
    def __get__(self, obj, cls=None):
        if obj is None: return self
        return lambda *a: self(obj, *a)
@CountCalls
def hello(name): return f"hello {name}"
class A:
    @CountCalls
    def m(self, x): return type(self).__name__, x
print(hello("a"), hello("b"), hello.n, A().m(1), A().m(2), A.m.n, A.__dict__["m"].n)
