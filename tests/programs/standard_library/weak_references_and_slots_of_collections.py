import collections
import copy
import pickle
import re
import weakref


class Deque(collections.deque):
    __slots__ = ("x", "__dict__")


class Ordered(collections.OrderedDict):
    __slots__ = ("x",)


for value in [collections.deque(), re.compile("a"), collections.OrderedDict()]:
    print(weakref.ref(value)() is value)
queue = Deque([1])
queue.x, queue.y = 5, 6
ordered = Ordered(a=1)
ordered.x = 3
copies = [pickle.loads(pickle.dumps(queue)), copy.deepcopy(queue)]
print([(list(each), each.x, each.y) for each in copies])
print(copy.copy(ordered).x, pickle.loads(pickle.dumps(ordered)).x)
