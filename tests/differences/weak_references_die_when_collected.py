# Difference: a weak reference still gives its object when nothing else refers to it, and weak containers keep their
# items, until the program calls gc.collect().
# Cause: Tandem counts no references, and JavaScript does not free what a WeakRef gave out before the current job ends;
# a run is one job.
# Workaround: call gc.collect() where it matters, or remove from caches and registries what is no longer wanted.
import gc
import weakref


class Node:
    pass


def make():
    node = Node()
    return weakref.ref(node, lambda _: print("callback")), weakref.WeakSet([node])


reference, table = make()
print(reference() is None, len(table))
gc.collect()
print(reference() is None, len(table))
