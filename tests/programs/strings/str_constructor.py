print(str(), str(5), str(b"abc"), str(b"ab\xc3\xa9", "utf-8"), str(b"\xff", errors="replace"), str(object=3), str(None), str([1, "a"]), str("x"))
class A:
    def __str__(self): return "str A"
    def __repr__(self): return "repr A"
class B:
    def __repr__(self): return "repr B"
class Bad:
    def __str__(self): return 5
print(str(A()), repr(A()), str(B()), [A(), B()], f"{A()} {A()!r}")
for make in (lambda: str(Bad()), lambda: str("a", "utf-8"), lambda: str(5, "utf-8"), lambda: repr(type("R", (), {"__repr__": lambda s: None})())):
    try:
        make()
    except TypeError as e:
        print(e)
