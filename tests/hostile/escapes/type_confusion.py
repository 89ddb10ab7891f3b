# ends: ok error
class A:
    __slots__ = ("x",)
class B:
    __slots__ = ("y", "z")
a = A()
for change in (lambda: setattr(a, "__class__", B), lambda: B.y.__get__(a), lambda: B.y.__set__(a, 1), lambda: setattr(type(a), "__bases__", (int,)), lambda: int.__add__("x", 1), lambda: list.append((), 1), lambda: dict.__setitem__([], 1, 2), lambda: object.__setattr__(int, "x", 1), lambda: type.__setattr__(int, "x", 1), lambda: int.__dict__.update(x=1), lambda: super(A, 5).x, lambda: property.__get__(property(), 1), lambda: type("X", (bool,), {}), lambda: type("X", (type(None),), {}), lambda: type("X", (A, int), {}), lambda: object.__new__(int), lambda: BaseException.__new__(int), lambda: list.__init__({}, 1), lambda: type.mro(5), lambda: type.__call__(5)):
    try:
        print(change())
    except (TypeError, AttributeError) as e:
        print("refused")
