import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name


kept = Node("kept")


def fill():
    values = weakref.WeakValueDictionary()
    keys = weakref.WeakKeyDictionary()
    members = weakref.WeakSet()
    for node in (Node("a"), kept, Node("b")):
        values[node.name] = node
        keys[node] = node.name
        members.add(node)
    return values, keys, members


values, keys, members = fill()
gc.collect()
print(sorted(values), sorted(keys.values()), [node.name for node in members])
print(len(values), "a" in values)
