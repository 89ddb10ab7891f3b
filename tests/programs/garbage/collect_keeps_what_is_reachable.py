import gc
import weakref


class Node:
    pass


kept = {"node": Node(), "list": [Node()]}
references = [weakref.ref(kept["node"]), weakref.ref(kept["list"][0])]
gc.collect()
gc.collect()
print([reference() is not None for reference in references])
print(references[0]() is kept["node"])


def holding():
    local = Node()
    reference = weakref.ref(local)
    gc.collect()
    return reference() is local


print(holding())


def suspended():
    local = Node()
    yield weakref.ref(local)
    yield local


generator = suspended()
reference = next(generator)
gc.collect()
print(reference() is next(generator))
