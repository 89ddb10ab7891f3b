a = [1, 2, 3, 4, 5, 6]
for x in a:
    if x % 2 == 0:
        a.remove(x)
    if x == 1:
        a.insert(0, 0) if len(a) < 7 else None
print(a)
it = iter([1, 2])
print(list(it), list(it))
b = [1, 2, 3]
it = iter(b)
print(next(it)); b.clear(); print(next(it, "end")); b.extend([7, 8, 9]); print(next(it, "still end"))
r = reversed([1, 2, 3])
print(next(r), r.__length_hint__(), list(r))
