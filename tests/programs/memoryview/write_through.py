b = bytearray(b"abcdef")
m = memoryview(b)
m[0] = 65
m[1:3] = b"ZZ"
m[3:][0] = 33
print(b, m.readonly, m.obj is b)
for action in ("m[0] = 256", "m[0:2] = b'abc'", "m[10] = 1", "m[0] = 'a'", "del m[0]", "memoryview(b'ab')[0] = 1", "memoryview('ab')", "hash(m)", "m[0.5]", "memoryview()"):
    try:
        exec(action)
    except Exception as e:
        print(type(e).__name__, e)
