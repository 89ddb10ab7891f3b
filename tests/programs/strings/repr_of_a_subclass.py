"""repr() gives what `__repr__` returns, also an instance of a subclass of str."""


class Text(str):
    pass


class Described:
    def __repr__(self):
        return Text("described")

    __str__ = __repr__


print(type(repr(Described())).__name__, type(str(Described())).__name__)
