def add_repr(cls):
    cls.__repr__ = lambda self: f"{cls.__name__}({self.__dict__})"
    return cls
def singleton(cls):
    return cls()
@add_repr
class P:
    def __init__(self, x): self.x = x
@singleton
@add_repr
class S:
    def __init__(self): self.v = 1
def replace(cls): return "replaced"
@replace
class R:
    print("body runs")
print(P(3), S, R)
