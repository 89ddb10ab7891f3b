def method(self): return self.x
A = type("A", (), {"x": 5, "m": method})
B = type("B", (A,), {"x": 6, "__doc__": "made", "__module__": "mod"})
print(A().m(), B().m(), B.__doc__, B.__module__, repr(B), A.__name__, A.__qualname__, repr(A))
A.__name__ = "Renamed"
print(A.__name__, A.__qualname__, repr(A))
for f in (lambda: type(5, (), {}), lambda: type("A", [], {}), lambda: type("A", (), []), lambda: type("A\0", (), {}), lambda: type("A", (), {}, 1), lambda: setattr(A, "__name__", 5), lambda: type("A", (bool,), {}), lambda: type("A", (type(None),), {}), lambda: type("A", (int, str), {}), lambda: setattr(int, "x", 1), lambda: delattr(A, "nope"), lambda: type.__call__(), lambda: setattr(A, "__bases__", ())):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
