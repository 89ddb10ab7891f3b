def gen():
    r = yield from [1, 2]
    print("r", r)
    yield from "ab"
    yield from range(2)
    yield from {}
    yield from (x for x in [9])
print(list(gen()))
g = gen(); next(g)
try:
    g.send(5)
except AttributeError as e:
    print(e)
h = gen(); next(h)
try:
    h.throw(ValueError("through"))
except ValueError as e:
    print(e)
def bad():
    yield from 5
try:
    list(bad())
except TypeError as e:
    print(e)
