class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration(("result", self.n))
        return self.n
def gen():
    return (yield from It())
g = gen()
print(next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)
def chain(n):
    if n == 0:
        return "bottom"
    yield n
    return (yield from chain(n - 1)) + str(n)
def drive(): print((yield from chain(3)))
print(list(drive()))
