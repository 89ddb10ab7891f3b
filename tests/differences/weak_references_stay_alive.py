# Difference: a weak reference still gives its object when nothing else refers to it, and weak containers keep their
# items; callbacks are not called.
# Cause: JavaScript does not free what a WeakRef gave out before the current job ends, and a run is one job. When an
# object would be freed after that depends on the collector, so Tandem promises nothing about it.
# Workaround: remove from caches and registries what is no longer wanted, instead of waiting for it to disappear.
import weakref


class Node:
    pass


node = Node()
reference = weakref.ref(node, lambda _: print("callback"))
table = weakref.WeakValueDictionary({"node": node})
del node
print(reference() is None)
print(list(table))
