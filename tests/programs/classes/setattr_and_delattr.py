class A:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)
a = A()
a.x = 1
a.x += 5
del a.x
try:
    del a.x
except AttributeError as e:
    print(e)
setattr(a, "not an identifier", 1)
print(getattr(a, "not an identifier"), vars(a))
class Frozen:
    def __init__(self): object.__setattr__(self, "v", 1)
    def __setattr__(self, n, v): raise AttributeError(f"frozen: {n}")
f = Frozen()
try:
    f.v = 2
except AttributeError as e:
    print(e, f.v)
