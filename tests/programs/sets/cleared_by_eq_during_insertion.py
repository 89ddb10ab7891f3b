"""An `__eq__` that clears the set while an element is being added leaves other sets alone."""


class Clearing:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        target.clear()
        return False


target = {Clearing("a")}
target.add(Clearing("b"))
print([element.name for element in target])
print(set(), len(set()), {1, 2}, set() | {3})
target |= {Clearing("c"), 1}
print(sorted(str(getattr(element, "name", element)) for element in target))
print(set(), frozenset())
