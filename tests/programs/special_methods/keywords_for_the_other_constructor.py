"""Builtin classes without keyword arguments let those of a subclass's own `__init__` or `__new__` pass."""


def show(function):
    try:
        print(function())
    except TypeError as error:
        print("TypeError:", error)


for base in (tuple, list, set, frozenset, float, bytearray):
    value = 1.5 if base is float else [1, 2]

    class Plain(base):
        pass

    class Initialized(base):
        def __init__(self, arg, extra=None):
            self.extra = extra

    class Made(base):
        def __new__(cls, arg, extra=None):
            self = super().__new__(cls, arg)
            self.extra = extra
            return self

    show(lambda: Plain(value, extra=3) and "accepted")
    show(lambda: Initialized(value, extra=3).extra)
    show(lambda: Made(value, extra=3).extra)
