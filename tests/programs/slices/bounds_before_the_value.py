"""Assigning to a slice asks its bounds first, the step before the others, then takes the value, then measures."""

import array


class Bound:
    def __init__(self, name, value):
        self.name, self.value = name, value

    def __index__(self):
        print("index of", self.name)
        return self.value


class Items:
    def __iter__(self):
        print("iterates")
        return iter([7])


def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


for value in (5, Items()):
    for step in (1, 2, 0):
        items = [1, 2, 3]
        attempt(lambda: items.__setitem__(slice(Bound("start", 0), Bound("stop", 1), Bound("step", step)), value))
        print(items)
attempt(lambda: items.__setitem__(slice("a", 2), 5))
attempt(lambda: bytearray(b"abc").__setitem__(slice(None, None, 0), 5.5))
attempt(lambda: bytearray(b"abc").__setitem__(slice(0, 1), "a"))
attempt(lambda: array.array("i", [1, 2]).__setitem__(slice(None, None, 0), 5.5))
attempt(lambda: memoryview(bytearray(b"abc")).__setitem__(slice(None, None, 0), 5.5))


class Clearing:
    def __index__(self):
        items.clear()
        return 1


items = [1, 2, 3, 4]
items[Clearing() : 3] = [5]
print(items)
items = [1, 2, 3, 4]
del items[Clearing() : 3]
print(items)
