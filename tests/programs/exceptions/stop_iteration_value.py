class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self): raise StopIteration("payload")
try:
    next(It())
except StopIteration as e:
    print(e.value, e.args)
print(list(It()), next(It(), "dflt"))
e = StopIteration(1, 2)
print(e.value, e.args)
e.value = 9
print(e.value, e.args, repr(e))
class S(StopIteration): pass
def gen():
    yield 1
    raise S("sub")
try:
    list(gen())
except RuntimeError as e:
    print(e, repr(e.__cause__))
