# object's own look-up names the class of whatever it is asked about, be that a class or a module.
import math


class Meta(type):
    pass


class C(metaclass=Meta):
    pass


for target in (C, int, math, 5, len, C()):
    try:
        object.__getattribute__(target, "missing")
    except AttributeError as error:
        print(error, error.name)
try:
    type.__getattribute__(C, "missing")
except AttributeError as error:
    print(error)
