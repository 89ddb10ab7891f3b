b = bytearray(b"ab")
out = []
for x in b:
    out.append(x)
    if len(b) < 5:
        b.append(x + 1)
print(out, b)
it = iter(b)
next(it)
b.clear()
print(next(it, "done"), it.__length_hint__())
