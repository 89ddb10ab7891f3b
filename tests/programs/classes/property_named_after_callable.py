# A property without a name of its own is called after its getter, whatever kind of callable that is.
class Child(int):
    pass


for action in (
    lambda: property(len).__set__("x", 1),
    lambda: property(len).__delete__("x"),
    lambda: property().__get__("x"),
    lambda: object.__new__(Child),
    lambda: Child.__new__(object),
    lambda: action.__call__.missing,
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Holder:
    def method(self):
        pass


try:
    Holder().method.missing
except AttributeError as error:
    print(error)
