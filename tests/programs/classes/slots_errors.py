def attempt(f):
    try:
        f()
        print("ok")
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: type("A", (), {"__slots__": ("x",), "x": 1}))
attempt(lambda: type("A", (), {"__slots__": ("1x",)}))
attempt(lambda: type("A", (), {"__slots__": (5,)}))
attempt(lambda: type("A", (int,), {"__slots__": ("x",)}))
attempt(lambda: type("A", (), {"__slots__": ("__dict__", "__dict__")}))
class X: __slots__ = ("a",)
class Y: __slots__ = ("b",)
attempt(lambda: type("Z", (X, Y), {}))
class W: __slots__ = ("__dict__", "k")
w = W(); w.free = 1; w.k = 2
print(w.__dict__)
class V: __slots__ = ("__private",)
v = V(); v._V__private = 3
print(v._V__private, V.__slots__)
x = X()
attempt(lambda: setattr(x, "__class__", Y))
class X2: __slots__ = ("a",)
x.a = 9
x.__class__ = X2
print(type(x).__name__, x.a)
