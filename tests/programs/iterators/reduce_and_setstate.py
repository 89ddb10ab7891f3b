def show(iterator):
    make, arguments, *state = iterator.__reduce__()
    print(type(iterator).__name__, make.__name__, repr(arguments).partition(" object at ")[0], state)


containers = [[1, 2], (1, 2), "ab", "é", b"ab", bytearray(b"ab"), range(3), range(2**70, 2**70 + 2), {1: 2}, {1}]
views = [{1: 2}.keys(), {1: 2}.values(), {1: 2}.items()]
for container in containers + views:
    iterator = iter(container)
    show(iterator)
    next(iterator)
    show(iterator)
    list(iterator)
    show(iterator)
for container in [[1, 2], (1, 2), "ab", range(3), {1: 2}, *views]:
    iterator = reversed(container)
    next(iterator)
    show(iterator)
    list(iterator)
    show(iterator)
for iterator in enumerate([1], 5), zip([1], [2]), zip([1], [2], strict=True), map(abs, [1]), filter(None, [1]), iter(int, 1):
    show(iterator)
for position in -5, 1, 50:
    for container in [1, 2, 3], (1, 2, 3), "abc", range(3):
        iterator = iter(container)
        iterator.__setstate__(position)
        print(list(iterator), end=" ")
    iterator = reversed([1, 2, 3])
    iterator.__setstate__(position)
    print(list(iterator))
for state in "a", None, 2**80:
    try:
        iter([1]).__setstate__(state)
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print(len.__reduce__(), [].append.__reduce__(), str.upper.__reduce__())
