import gc
import sys
import weakref


class Node:
    pass


def report(info):
    print("unraisable", info.exc_type.__name__, info.exc_value, info.err_msg.partition(" <")[0], info.object)


def fail(reference):
    raise KeyError("callback")


sys.unraisablehook = report


def make():
    node = Node()
    return [
        weakref.ref(node, lambda reference: print("first", reference() is None)),
        weakref.ref(node, fail),
        weakref.ref(node, lambda reference: print("third", reference.__callback__)),
    ]


references = make()
gc.collect()
print(all(reference() is None for reference in references))
