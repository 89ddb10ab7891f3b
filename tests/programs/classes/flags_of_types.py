import abc


class Plain:
    pass


class Slotted:
    __slots__ = ()


class TupleChild(tuple):
    pass


class DictChild(dict):
    pass


class Failure(Exception):
    pass


class Meta(type):
    pass


class Abstract(abc.ABC):
    @abc.abstractmethod
    def method(self):
        pass


BITS = [2, 4, 5, 6, 8, 9, 10, 12, 14, 20, 22, *range(24, 32)]
for cls in [Plain, Slotted, TupleChild, DictChild, Failure, Meta, Abstract, int, bool, str, list, tuple, dict, bytes]:
    print(cls.__name__, [bit for bit in BITS if cls.__flags__ >> bit & 1], bool(cls.__itemsize__))
for cls in [bytearray, set, frozenset, float, object, type, Exception, range, memoryview, property, zip, type(None)]:
    print(cls.__name__, [bit for bit in BITS if cls.__flags__ >> bit & 1], bool(cls.__weakrefoffset__))
