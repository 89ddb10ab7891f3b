# ends: ok error
class A:
    __slots__ = ("x",)
class B:
    __slots__ = ("x",)
class C:
    pass
class D(C):
    def __getattribute__(self, name):
        object.__setattr__(self, "__class__", C)
        return object.__getattribute__(self, name)
    def __eq__(self, other):
        self.__class__ = C
        return NotImplemented
    __hash__ = None
a = A(); a.x = 1
a.__class__ = B
print(a.x)
for target in (C, int, type, object, 1, None, type("E", (list,), {}), type("F", (A,), {})):
    for value in (a, C(), D(), A, 5, [], print):
        try:
            value.__class__ = target
        except Exception as e:
            type(e).__name__
d = D()
print([d == d, d == 1, d in [D(), 1], sorted([D(), D()], key=lambda each: 1) is None])
print(type(d.__class__).__name__)
