print(list(), list("ab"), list((1, 2)), list({1: 2}), list(range(3)), [[]], [1, "a", None, 2.5, [3, (4,)]])
a = [1]
a.append(a)
a.append({"self": a})
print(a, str(a) == repr(a))
for bad in (5, None, 1.5):
    try:
        list(bad)
    except TypeError as e:
        print(e)
for call in (lambda: list(1, 2), lambda: list(iterable=[1])):
    try:
        call()
    except TypeError as e:
        print(e)
