b = bytearray(b"-42")
print(b.zfill(6), b.ljust(5, b"."), b.rjust(5), b.expandtabs(), b.splitlines(), b.swapcase(), b.removeprefix(b"-"), b.count(b"4"), b.rfind(b"2"), b.translate(None, b"-"), b.istitle())
b[1:1] = b"00"; print(b, int(b), b.index(b"0"), b.endswith(b"2"))
b[0] += 1; print(b)
b.resize(2); print(b)
b.resize(4); print(b)
try:
    b.resize(-1)
except ValueError as e:
    print(e)
print(bytearray(b"a") * 3, b"x" in bytearray(b"xyz"), bytearray(3) == bytes(3), bytearray(b"b") > b"a", sorted(bytearray(b"hello")), max(bytearray(b"az")))
