"""float() and complex() ask a subclass's own `__float__` and `__complex__`."""


class Doubling(float):
    def __float__(self):
        return 42.5


class Wrong(float):
    def __float__(self):
        return 42


class Turned(complex):
    def __complex__(self):
        return 1j


print(float(Doubling(1.0)), Doubling(1.0) + 0, complex(Turned(5)), complex.from_number(Turned(5)))
for function in (lambda: float(Wrong(1)), lambda: float(bytearray(b"x")), lambda: float(b"\xff")):
    try:
        print(function())
    except (TypeError, ValueError) as error:
        print(error)
