def gen():
    yield 1
    raise StopIteration("inner")
g = gen()
print(next(g))
try:
    next(g)
except RuntimeError as e:
    print(e, "|", repr(e.__cause__), "|", repr(e.__context__), e.__suppress_context__)
def via_next():
    yield next(iter([]))
try:
    list(via_next())
except RuntimeError as e:
    print(e, repr(e.__cause__))
try:
    list(next(iter([])) for _ in range(1))
except RuntimeError as e:
    print(e)
