class A:
    def __init__(self): self.x, self.y = 1, 2
a, b = A(), A()
b.z = 3
del a.x
a.w = 4
a.x = 5
print(a.__dict__, b.__dict__, vars(a) is a.__dict__, list(a.__dict__))
a.__dict__["n"] = 6
a.__dict__.pop("y")
print(a.n, hasattr(a, "y"), a.__dict__)
a.__dict__ = {"fresh": 1}
print(a.fresh, hasattr(a, "x"))
try:
    a.__dict__ = []
except TypeError as e:
    print(e)
