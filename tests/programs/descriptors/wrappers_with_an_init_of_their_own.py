class Tagged(classmethod):
    def __init__(self, function, tag=None):
        super().__init__(function)
        self.tag = tag


class Plain(staticmethod):
    def __init__(self, function, *, tag="plain"):
        super().__init__(function)
        self.tag = tag


class Labelled(property):
    def __init__(self, *args, label="x", **keywords):
        super().__init__(*args, **keywords)
        self.label = label


class Thing:
    made = Tagged(lambda cls: cls.__name__, tag=3)
    plain = Plain(lambda value: value + 1, tag="own")
    size = Labelled(lambda self: 5, label="size", doc="the size")

    @Tagged
    def decorated(cls, value):
        return cls.__name__, value


print(Thing.made(), Thing.plain(1), Thing().size, Thing.decorated(2))
print(Thing.__dict__["made"].tag, Thing.__dict__["plain"].tag, Thing.size.label, Thing.size.__doc__)


class Forgetful(classmethod):
    def __init__(self, function):
        pass


forgetful = Forgetful(len)
print(forgetful.__func__, forgetful)
try:
    forgetful.__get__(None, int)
except RuntimeError as error:
    print(error)
empty = staticmethod.__new__(staticmethod)
print(empty.__func__, empty)
empty.__init__(abs)
print(empty(-1))
for attempt in classmethod, lambda: staticmethod(1, 2), lambda: classmethod(function=1):
    try:
        attempt()
    except TypeError as error:
        print(error)
