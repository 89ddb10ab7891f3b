# The message names the method that str() and repr() ask for; object's __str__ passes on what __repr__ returns.
def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


class Repr:
    def __repr__(self):
        return {3}


class Text(Repr):
    def __str__(self):
        return 4


class Items(list):
    def __repr__(self):
        return 5


for value in (Repr(), Text(), Items()):
    show(lambda: str(value))
    show(lambda: repr(value))
    show(lambda: f"{value}")
    show(lambda: f"{value!r}")
    show(lambda: "%s" % value)
    show(lambda: format(value))
    show(lambda: ascii(value))
    show(lambda: value.__str__())
    show(lambda: object.__str__(value))
    show(lambda: str([value]))


def outer():
    class Inner:
        pass

    return Inner


show(lambda: complex(outer()()))
show(lambda: complex(1, outer()()))
