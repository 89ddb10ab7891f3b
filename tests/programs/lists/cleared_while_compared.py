"""Lists that an item's `__eq__` empties compare by the lengths they have then."""


class Clears:
    def __init__(self, *names):
        self.names = names

    def __eq__(self, other):
        for name in self.names:
            globals()[name].clear()
        return False


one, two = [Clears("one", "two")], [1]
print(one == two, one, two)
one, two = [Clears("one")], [1]
print(one == two, one != two, one < two, one, two)
