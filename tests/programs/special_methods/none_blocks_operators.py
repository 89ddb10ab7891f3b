class Blocked:
    __eq__ = None
    __add__ = None
    __radd__ = None
    __iadd__ = None
    __lt__ = None


class Willing:
    def __eq__(self, other):
        return True

    def __radd__(self, other):
        return "radd"

    def __add__(self, other):
        return NotImplemented


class BlockedChild(Willing):
    __eq__ = None
    __radd__ = None


cases = """
    Blocked() == Willing()
    Willing() == Blocked()
    Blocked() != Willing()
    Willing() == BlockedChild()
    Blocked() + Willing()
    Willing() + Blocked()
    Willing() + BlockedChild()
    Blocked() < Willing()
    1 + Blocked()
    1 == Blocked()
"""
for case in cases.strip().splitlines():
    try:
        print(case.strip(), eval(case.strip()))
    except TypeError as error:
        print(case.strip(), error)

x = Blocked()
try:
    x += 1
except TypeError as error:
    print(error)
