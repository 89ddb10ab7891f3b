# An instruction gives the same result, or error and place, for operands that are quick as for all others.
import traceback


class Number(float):
    def __add__(self, other):
        return "added"


class Box:
    @property
    def item(self):
        return self.hidden


def add(a, b):
    return a + b, a - b, a * b


def add_one(a):
    return a + 1, a - 1, a % 7


def read(box, items, at):
    return box.item, items[at], items[at - 1]


def write(box, value):
    box.item = value


def unbound(flag, box):
    if flag:
        value = 1
    box.other = value


def unbound_sum(flag):
    if flag:
        value = 1
    return flag + value


def attempt(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception:
        print(traceback.format_exc())


box = Box()
attempt(add, 2, 3)
attempt(add, 2**53, 2**53)
attempt(add, 1.5, -0.0)
attempt(add, 1.5, 2)
attempt(add, "a", 3)
attempt(add_one, 10)
attempt(add_one, True)
attempt(add_one, "a")
print(add_one(2**53 - 1), Number(1.0) + 1.0, 0 * -1)
attempt(read, box, [1], 0)
box.hidden = 5
attempt(read, box, [1, 2], -1)
attempt(read, box, (1, 2), 1)
attempt(read, box, [1, 2], 2)
attempt(write, box, 1)
attempt(unbound, False, box)
attempt(unbound, True, box)
attempt(unbound_sum, False)
print(box.other, [1 < 2 < 3, 1.5 < 2 < 1, "a" < "b", 2 in [1], None is not None])
