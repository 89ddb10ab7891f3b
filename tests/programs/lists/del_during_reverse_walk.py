a = [0, 1, 2, 3, 4, 5]
for i in reversed(range(len(a))):
    if a[i] % 2:
        del a[i]
print(a)
for i, x in enumerate(a[:]):
    a[i:i + 1] = [x] * (x // 2)
print(a)
