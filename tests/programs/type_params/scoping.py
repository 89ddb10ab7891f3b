T = "outer"
class A[T]:
    print(T)
    def m(self): return T
    x = [T for _ in [1]]
    class Inner: y = T
print(T, A().m(), A.x, A.Inner.y)
def f[T](x: T = T) -> T:
    def inner(): return T
    return x, inner()
print(f())
def g[T](default=[]):
    nonlocal_T = T
    return nonlocal_T
print(g() is g.__type_params__[0], "T" in g.__code__.co_freevars)
class B[T](list[T], metaclass=type): pass
print(B.__bases__[0], B.__orig_bases__)
@(lambda c: c)
class D[T]: pass
print(D.__qualname__, D.__type_params__[0].__module__ if hasattr(D.__type_params__[0], "__module__") else "")
