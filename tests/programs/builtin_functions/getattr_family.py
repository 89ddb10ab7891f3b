class A:
    x = 1
    @property
    def bad(self): raise ValueError("prop")
a = A()
print(getattr(a, "x"), getattr(a, "y", "dflt"), getattr(a, "y", None), hasattr(a, "x"), hasattr(a, "y"), setattr(a, "z", 5), a.z, delattr(a, "z"), hasattr(a, "z"))
for f in (lambda: getattr(a, "y"), lambda: getattr(a, "bad", "dflt"), lambda: hasattr(a, "bad"), lambda: delattr(a, "x"), lambda: setattr(5, "x", 1), lambda: getattr(a, 5), lambda: hasattr(a, None), lambda: setattr(a, 1, 2), lambda: delattr(a, "q"), lambda: getattr(A, "nope"), lambda: getattr(__import__("math"), "nope")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
setattr(a, "with space", 1)
print(getattr(a, "with space"), vars(a))
