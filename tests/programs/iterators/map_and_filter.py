print(list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(str, range(3))), list(filter(None, [0, 1, "", "a", None])), list(filter(lambda x: x > 1, [1, 2, 3])), list(map(None, [])))
m = map(int, ["1", "x", "3"])
print(next(m))
try:
    next(m)
except ValueError as e:
    print(e)
print(list(m))
for f in (lambda: map(), lambda: map(str), lambda: list(map(5, [1])), lambda: filter(None), lambda: list(filter(5, [1])), lambda: map(str, 5), lambda: list(map(lambda x: x, [1], [2])), lambda: list(map(int, ["1"], ["2"], strict=True))):
    try:
        print(f())
    except TypeError as e:
        print(e)
