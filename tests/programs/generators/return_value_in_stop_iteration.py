def gen():
    yield 1
    return (2, 3)
g = gen()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args, repr(e))
def empty():
    return "x"
    yield
def none():
    return
    yield
for f in (empty, none):
    try:
        next(f())
    except StopIteration as e:
        print(repr(e), e.value)
print(list(empty()), [*gen()])
