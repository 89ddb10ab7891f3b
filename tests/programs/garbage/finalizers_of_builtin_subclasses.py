import collections
import gc
import weakref


def finalizable(base):
    class Child(base):
        def __del__(self):
            print("finalized", base.__name__, len(self))

    return Child


class Slotted:
    __slots__ = ("value",)

    def __del__(self):
        print("finalized slotted", self.value)


def make(cls, *args):
    def run():
        made = cls(*args)
        if cls is Slotted:
            made.value = 1
        else:
            references.append(weakref.ref(made, lambda reference: print("callback", reference())))

    return run


references = []
for base, argument in [(list, [1, 2]), (dict, {1: 2}), (set, {1}), (bytearray, b"abc"), (str, "text")]:
    make(finalizable(base), argument)()
    gc.collect()
    print(references[-1]())
make(finalizable(collections.OrderedDict))()
gc.collect()
make(finalizable(collections.deque), "ab")()
gc.collect()
make(Slotted)()
gc.collect()
for base in int, tuple, bytes:

    class Child(base):
        pass

    try:
        weakref.ref(Child())
    except TypeError as error:
        print(error)
