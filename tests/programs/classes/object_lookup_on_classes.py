# object's own look-up sees a class as an instance of its metaclass, whose attributes are the namespace.
class Meta(type):
    kind = "meta"

    def __getattribute__(self, name):
        return object.__getattribute__(self, name)


class Base(metaclass=Meta):
    inherited = 1


class Derived(Base):
    kind = "own"

    def method(self):
        return "called"


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: Derived.method())
show(lambda: Derived.method(Derived()))
show(lambda: Derived.kind)
show(lambda: Base.kind)
show(lambda: Derived.inherited)
show(lambda: Base.inherited)
show(lambda: Derived.__name__)
show(lambda: object.__getattribute__(int, "bit_length"))
show(lambda: object.__getattribute__(bool, "bit_length"))
show(lambda: object.__getattribute__(Derived, "mro")())
Derived.later = 5
show(lambda: Derived.later)
del Derived.later
show(lambda: Derived.later)
