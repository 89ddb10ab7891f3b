class Delegate:
    def __iter__(self):
        return self
    def __next__(self):
        return 1
    def throw(self, *given):
        print("throw", given)
        return "thrown"
def delegating():
    yield from Delegate()
g = delegating()
next(g)
print(g.throw(42))
print(g.throw("text"))
print(g.throw(None))
def inner():
    yield 1
def outer():
    try:
        yield from inner()
    except BaseException as error:
        print("outer", repr(error))
g = outer()
next(g)
try:
    g.throw(42)
except StopIteration as error:
    print(repr(error))
