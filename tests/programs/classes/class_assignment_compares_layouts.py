class A:
    __slots__ = ["a", "b"]


class B:
    __slots__ = ["b", "a"]


class C(A):
    __slots__ = ["c"]


class D(B):
    __slots__ = ["c"]


class E(A):
    __slots__ = ["c"]


class F(A):
    __slots__ = ["__weakref__"]


class G(A):
    __slots__ = ["__dict__"]


class H(A):
    pass


class I(A):
    __slots__ = []


classes = A, B, C, D, E, F, G, H, I
for cls in classes:
    compatible = []
    for other in classes:
        instance = cls()
        try:
            instance.__class__ = other
        except TypeError:
            continue
        compatible.append(other.__name__)
    print(cls.__name__, compatible)


class Base:
    pass


class Meta(Base, type):
    pass


class Made(metaclass=Meta):
    pass


print(type(Made.__dict__))
try:
    Base.__dict__["__dict__"].__set__(Made, {})
except AttributeError as error:
    print(error)
