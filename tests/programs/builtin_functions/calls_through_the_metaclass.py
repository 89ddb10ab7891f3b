"""Argument errors of classes and wrappers that are called in unusual ways."""


def show(function):
    try:
        print(repr(function()))
    except TypeError as error:
        print(error)


show(lambda: int.__call__(1, 2, 3))
show(lambda: type.__call__(int, 1, 2, 3))
show(lambda: int(1, 2, 3))
show(lambda: tuple.__init__())
show(lambda: tuple.__init__(1))
show(lambda: complex.__init__(1j))
show(lambda: complex.__init__(2))
show(lambda: property().__set_name__(owner=1, name="x"))
show(lambda: property().__set_name__(1))
show(lambda: None.__reduce__())
show(lambda: None.__reduce_ex__(2)[1:])
