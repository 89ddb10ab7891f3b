class Meta(type):
    def __instancecheck__(cls, obj): return obj == "magic"
    def __subclasscheck__(cls, sub): return sub is int
class A(metaclass=Meta): pass
print(isinstance("magic", A), isinstance(5, A), issubclass(int, A), issubclass(str, A), isinstance(A(), A))
class Fake:
    @property
    def __class__(self): return int
print(isinstance(Fake(), int), type(Fake()).__name__, isinstance(Fake(), Fake))
print(isinstance(1, (str, (int, float))), isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, int | str), isinstance(True, int), isinstance(int, type), isinstance(type, object), issubclass(type, object))
for f in (lambda: isinstance(1, "int"), lambda: issubclass(1, int), lambda: isinstance(1, (int, "a")), lambda: isinstance("x", (int, "a")), lambda: issubclass(int, 5), lambda: isinstance(1, None), lambda: isinstance(1, list[int] | int)):
    try:
        print(f())
    except TypeError as e:
        print(e)
