"""Keys whose comparison changes the other dict: update() notices, and so does a comparison of ordered dicts."""

from collections import OrderedDict


class Clearing:
    def __hash__(self):
        return 0

    def __eq__(self, other):
        source.clear()
        return False


source = {number: 0 for number in range(1, 50)}
source[Clearing()] = 0
target = {Clearing(): 0, 1: 1}
try:
    target.update(source)
except RuntimeError as error:
    print(error)


class Key:
    asked = 0

    def __hash__(self):
        return 7

    def __eq__(self, other):
        Key.asked += 1
        if Key.asked == 2:
            left.clear()
            left["a"] = left["b"] = left["c"] = None
        return True


left = OrderedDict.fromkeys((0, Key(), 4.2))
right = OrderedDict.fromkeys((0, Key(), 4.2))
try:
    print(left == right)
except RuntimeError as error:
    print(error)
print(list(left))
