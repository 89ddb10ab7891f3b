# Allocation: many short-lived trees of tuples and of objects.
class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        total = 1
        if self.left is not None:
            total += self.left.count() + self.right.count()
        return total


def objects(depth):
    return Node(objects(depth - 1), objects(depth - 1)) if depth else Node(None, None)


def tuples(depth):
    return (tuples(depth - 1), tuples(depth - 1)) if depth else ()


def count(tree):
    return 1 + count(tree[0]) + count(tree[1]) if tree else 1


print(sum(objects(10).count() for _ in range(280)), sum(count(tuples(10)) for _ in range(560)))
