"""`__bases__` takes classes of the same layout only; an `mro()` that fails leaves everything as it was."""


class C:
    pass


class D(C):
    pass


for cls, bases in [
    (D, (C, list)),
    (D, (type(None),)),
    (D, (object, type(None))),
    (D, (list,)),
    (C, (D,)),
    (list, (dict,)),
    (D, ()),
    (D, (1,)),
]:
    try:
        cls.__bases__ = bases
        print("assigned")
    except TypeError as error:
        print(error)


class Failing(type):
    is_failing = False

    def mro(cls):
        if Failing.is_failing and cls.__name__ == "Leaf":
            raise RuntimeError("no order")
        return super().mro()


class One(metaclass=Failing):
    pass


class Two(metaclass=Failing):
    pass


class Middle(One):
    pass


class Leaf(Middle):
    pass


Failing.is_failing = True
try:
    Middle.__bases__ = (Two,)
except RuntimeError as error:
    print(error)
print([c.__name__ for c in Leaf.__mro__], [c.__name__ for c in Middle.__mro__], Middle.__bases__)
Failing.is_failing = False
Middle.__bases__ = (Two,)
print([c.__name__ for c in Leaf.__mro__], One.__subclasses__(), [c.__name__ for c in Two.__subclasses__()])


class Devious(type):
    def mro(cls):
        return [cls, dict, object]


try:
    class X(metaclass=Devious):
        pass
except TypeError as error:
    print(error)
