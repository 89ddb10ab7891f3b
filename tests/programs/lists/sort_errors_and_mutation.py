a = [3, "x", 1]
try:
    a.sort()
except TypeError as e:
    print(e)
print(sorted(map(str, a)))
b = [3, 1, 2]
try:
    b.sort(key=lambda x: b.append(x) or x)
except ValueError as e:
    print(e)
c = [3, 1, 2]
seen = []
c.sort(key=lambda x: seen.append(list(c)) or x)
print(c, seen)
def boom(x):
    if x == 1:
        raise KeyError(x)
    return x
d = [3, 1, 2]
try:
    d.sort(key=boom)
except KeyError as e:
    print("key", e, d)
for call in (lambda: sorted([1], lambda a, b: 0), lambda: [1].sort(cmp=None), lambda: sorted(), lambda: sorted(5), lambda: sorted([1, 2], key=5), lambda: sorted([1], key=None), lambda: sorted([2, 1], reverse="yes"), lambda: sorted([1], reverse=None)):
    try:
        print(call())
    except TypeError as e:
        print(e)
