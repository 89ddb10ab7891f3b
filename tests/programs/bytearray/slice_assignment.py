b = bytearray(range(10))
b[2:5] = b"XY"
print(b)
b[::3] = b"abc"
print(b)
b[5:2] = b"--"
print(b)
b[:] = b[::-1]
print(b, b[-3:])
del b[1:-1]
print(b)
b[len(b):] = bytearray(b"end")
print(b)
