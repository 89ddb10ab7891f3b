import gc
import weakref


class Node:
    def method(self):
        return 1


def make():
    node = Node()
    return weakref.ref(node), weakref.proxy(node), weakref.WeakMethod(node.method)


reference, proxy, method = make()
gc.collect()
print(reference(), method(), reference == reference)
try:
    proxy.method()
except ReferenceError as error:
    print(error)
