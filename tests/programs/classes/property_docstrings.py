class Plain(property):
    "Of the class."


class Slotted(property):
    __slots__ = ("__doc__",)


class Empty(property):
    __slots__ = ()


def documented(self):
    "Of the getter."


def other(self):
    "Of another."


for cls in (property, Plain, Slotted, Empty):
    for arguments in ({}, {"fget": documented}, {"doc": "given"}, {"fget": documented, "doc": "given"}):
        try:
            made = cls(**arguments)
            print(cls.__name__, made.__doc__, made.getter(other).__doc__)
        except AttributeError as error:
            print(cls.__name__, error)
p = property(documented)
p.__doc__ = "set"
print(p.__doc__, p.getter(other).__doc__)
try:
    p.__set_name__()
except TypeError as error:
    print(error)
