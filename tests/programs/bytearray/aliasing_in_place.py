a = b = bytearray(b"x")
a += b"y"
print(b, a is b)
a = a + b"z"
print(a, b, a is b)
def grow(buf):
    buf += b"!"
    buf = buf + b"?"
    return buf
print(grow(b), b)
c = b[:]
c.append(1)
print(b, c)
