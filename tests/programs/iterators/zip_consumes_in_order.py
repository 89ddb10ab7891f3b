a, b = iter([1, 2, 3]), iter("xy")
print(list(zip(a, b)), list(a))
a, b = iter([1, 2]), iter("xyz")
print(list(zip(a, b)), list(b), list(zip()), list(zip([1])), list(zip(*[(1, "a"), (2, "b")])))
for lists in (([1], [1, 2]), ([1, 2], [1]), ([1, 2], [1, 2], [1]), ([], [1])):
    try:
        print(list(zip(*lists, strict=True)))
    except ValueError as e:
        print(e)
for f in (lambda: zip(1), lambda: zip([1], 2), lambda: zip([1], strict="x", foo=1)):
    try:
        f()
    except TypeError as e:
        print(e)
