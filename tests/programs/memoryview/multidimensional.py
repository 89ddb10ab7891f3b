m = memoryview(bytes(range(12))).cast("B", [3, 4])
print(m[1, 2], m.tolist(), m.shape, m.strides, m.ndim, len(m), m.nbytes, m[-1, -1])
for f in (lambda: m[0], lambda: m[3, 0], lambda: m[0, 0, 0], lambda: m[0:1].tolist(), lambda: m[0, 1:2], lambda: memoryview(b"")[0], lambda: iter(m).__next__()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
f = memoryview(bytearray(8)).cast("d")
f[0] = 1.5
print(f.tolist(), f.format, bytes(f.cast("B")))
print(memoryview(b"abc") == memoryview(bytearray(b"abc")), memoryview(b"ab") == "ab", memoryview(b"abcd")[::2] == b"ac", memoryview(b"abc").toreadonly().readonly, memoryview(b"xyz").count(120))
