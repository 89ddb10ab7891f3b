def outer(n):
    def inner(): return f"{n} {n + 1:{n}d} {[n for _ in range(2)]}"
    return inner
print(outer(4)())
class A:
    x = 3
    y = f"{x}"
    z = [f"{i}" for i in range(x)]
print(A.y, A.z, (lambda v: f"{v!r}")("q"), f"{(lambda a: a * 2)(4)}", [f"{i}{j}" for i in "ab" for j in f"{i}{i}"])
def f(a=f"{1 + 1}"): return a
print(f(), f"{(lambda: f'{A.x}')()}")
