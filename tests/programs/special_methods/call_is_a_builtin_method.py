class Joiner(str):
    __call__ = str.join
class Adder(int):
    __call__ = int.__add__
class Getter(dict):
    __call__ = dict.__getitem__
class Maker(dict):
    __call__ = dict.__dict__["fromkeys"]
print(Joiner(":")(["a", "bc"]))
print(Adder(3)(4))
print(Getter(a=1)("a"))
print(type(Maker()([1, 2], 3)).__name__)
