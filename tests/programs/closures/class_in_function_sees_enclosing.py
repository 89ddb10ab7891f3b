def f(x):
    class A:
        y = x
        def m(self): return x, self.y
        x = "class x"
        z = x
    x = x * 10
    return A
try:
    A = f(3)
    print(A().m(), A.x, A.z)
except NameError as e:
    print(type(e).__name__, e)
def g(x):
    class A:
        seen = x
        def m(self): return x
    x = "changed"
    return A.seen, A().m()
print(g("first"))
x = "module"
def h():
    x = "func"
    class B:
        print(x)
        x = "cls"
        print(x)
        del x
        try:
            print(x)
        except NameError as e:
            print("NameError", e)
h()
