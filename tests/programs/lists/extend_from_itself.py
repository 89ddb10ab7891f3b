a = [1, 2]
a.extend(a); print(a)
a += a; print(a)
a *= 2; print(len(a))
a[:] = a + a
print(len(a))
b = [1]
for x in b:
    if len(b) < 4:
        b.append(x * 2)
print(b)
