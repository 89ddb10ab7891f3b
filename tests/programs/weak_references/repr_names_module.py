import re
import weakref


class Plain:
    pass


class Named:
    __name__ = "named"


class Elsewhere:
    __module__ = "package.module"

    def __getattr__(self, name):
        raise KeyError(name)


def show(text):
    print(re.sub("0x[0-9a-f]+", "0x", text))


def function():
    pass


for value in (Plain(), Named(), Elsewhere(), function, int):
    show(repr(weakref.ref(value)))
