def add(a, b): return a + b
print(list(map(add, [1, 2], [3, 4], strict=True)))
for lists in (([1], [1, 2]), ([1, 2], [1])):
    try:
        print(list(map(add, *lists, strict=True)))
    except ValueError as e:
        print(e)
