"""Subscripts too large for an index are out of range; other mistakes are told in CPython's order."""


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


data = bytearray(3)
view = memoryview(data)
show(lambda: view[2**65])
show(lambda: view.__setitem__(-(2**65), 1))
show(lambda: data[2**65])
for key, value in [(9, "x"), (0, "x"), (0, 300), (9, 300), (9, 1), ("a", 300), (slice(0, 2), "x")]:
    show(lambda: data.__setitem__(key, value))
