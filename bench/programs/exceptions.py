# Raising, catching, re-raising and finally.
class Empty(Exception):
    pass


class Stack:
    def __init__(self):
        self.items = []

    def pop(self):
        if not self.items:
            raise Empty("pop from an empty stack")
        return self.items.pop()


def parse(text):
    try:
        return int(text)
    except ValueError:
        return -1
    finally:
        counts["parsed"] += 1


def nested(depth):
    if depth == 0:
        raise KeyError(depth)
    try:
        nested(depth - 1)
    except KeyError as error:
        if depth % 2:
            raise
        raise LookupError(depth) from error
    except LookupError:
        raise KeyError(depth)


counts = {"parsed": 0, "empty": 0, "deep": 0}
total = 0
stack = Stack()
for i in range(150000):
    try:
        stack.pop()
    except Empty:
        counts["empty"] += 1
    total += parse(str(i) if i % 3 else "x" + str(i))
for i in range(12000):
    try:
        nested(8)
    except LookupError as error:
        counts["deep"] += len(error.args)
print(total, counts)
