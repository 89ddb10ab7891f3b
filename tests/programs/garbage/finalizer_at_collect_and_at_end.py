import gc


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalized", self.name, type(self).__name__, vars(self))


first = Resource("first")
second = Resource("second")
third = Resource("third")
second.extra = 1
del second
gc.collect()
print("collected")
gc.collect()
print("end")
