"""`__bool__ = None` makes the truth of an instance a TypeError, with `__len__` too."""


class Blocked:
    __bool__ = None


class BlockedWithLength:
    __bool__ = None

    def __len__(self):
        return 10


for cls in (Blocked, BlockedWithLength):
    for test in (bool, lambda value: not value, lambda value: 1 if value else 0):
        try:
            print(test(cls()))
        except TypeError as error:
            print(error)
