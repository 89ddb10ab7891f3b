import contextvars, csv, functools, io, itertools, queue, random, re, struct, threading, types, weakref

objects = [
    functools.partial(int), functools.lru_cache(int), threading.Lock(), threading.RLock(), threading.local(),
    io.BytesIO(), io.StringIO(), struct.Struct("i"), contextvars.Context(), int | str, list[int],
    itertools.tee([])[0], queue.SimpleQueue(), random.Random(),
    itertools.count(), re.match("a", "a"), types.SimpleNamespace(), csv.writer(io.StringIO()), (1,), 1, "", {}, [],
]
for each in objects:
    try:
        print(type(weakref.ref(each)()).__name__)
    except TypeError as error:
        print(error)


class Node:
    pass


node = Node()
print(node.__weakref__)
reference = weakref.ref(node)
print(node.__weakref__ is reference)
