from collections import OrderedDict


class Noisy(OrderedDict):
    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)


noisy = Noisy(a=1)
print(noisy.setdefault("a", 2), noisy.setdefault("b", 3))
noisy.update({"c": 4}, d=5)
noisy |= [("e", 6)]
print(noisy.copy())


class Keyed:
    def keys(self):
        return ["k"]

    def __getitem__(self, key):
        return key * 2


class Itemized:
    def items(self):
        return [("i", 1)]


print(OrderedDict(Keyed()), OrderedDict(Itemized()), OrderedDict(["ab"]))
for wrong in (1, [1], ["a"], ["abc"], [()]):
    for kind in OrderedDict, Noisy:
        try:
            kind(wrong)
        except Exception as error:
            print(type(error).__name__, error)
