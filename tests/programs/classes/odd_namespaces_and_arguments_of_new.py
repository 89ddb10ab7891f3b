import types
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    Odd = type("Odd", (), {1: 2, "a": 1})
print(caught[0].category.__name__, caught[0].message)


class Remade:
    def __init__(self, result):
        self.result = result

    def __getnewargs_ex__(self):
        return self.result


for result in (1,), 5, ([], {}), ((), []), ((), {}), ((1,), {"a": 2}):
    try:
        print(Remade(result).__reduce_ex__(2)[1][1:])
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Hidden(types.ModuleType):
    __dict__ = property(lambda self: 3)


try:
    dir(Hidden("hidden"))
except TypeError as error:
    print(error)
try:
    type.__setattr__(Remade, b"x", 1)
except TypeError as error:
    print(error)


def slots():
    class Slotted:
        __slots__ = "a"

    try:
        Slotted().a
    except AttributeError as error:
        print(error)


slots()


class Meta(type):
    def mro(cls):
        return (Remade,)


try:
    Meta("Lost", (), {})
except TypeError as error:
    print(error)
