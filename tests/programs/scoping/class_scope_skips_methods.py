x = "global"
class A:
    x = "class"
    def m(self): return x
    lam = lambda self: x
    comp = [x for _ in [0]]
    default = (lambda v=x: v)()
    nested = [y for y in x]
    class B:
        y = x
print(A().m(), A().lam(), A.comp, A.default, A.nested[0], A.B.y)
def f():
    x = "enclosing"
    class C:
        y = x
        if False:
            x = "never"
    return C.y
print(f())
