class A:
    def __call__(self, *a, **k): return a, k
class B:
    __call__ = A()
class C:
    @staticmethod
    def __call__(x): return ("static", x)
class D:
    @classmethod
    def __call__(cls, x): return (cls.__name__, x)
class E:
    __call__ = None
class F:
    __call__ = len
print(A()(1, k=2), B()(3), C()(4), D()(5), callable(A()), callable(E()), callable(5), callable(len), callable(A), A().__call__(7))
for f in (E(), F()):
    try:
        print(f())
    except TypeError as e:
        print(e)
