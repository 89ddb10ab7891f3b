p = property(lambda self: 5)
class A:
    x = p
    y = p.setter(lambda self, v: print("set", v))
print(A().x, A.x is p, p.fset, A.y is p)
a = A(); a.y = 3
cm = classmethod(lambda cls, n: (cls.__name__, n))
print(cm.__get__(None, A)(1), cm.__get__(A())(2), staticmethod(len).__get__(None, A)("abc"), property().fget)
for f in (lambda: p(), lambda: cm(), lambda: p.__get__(5), lambda: property(5).__get__(1), lambda: A().x(), lambda: p.__set__(A(), 1), lambda: p.__delete__(A())):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
