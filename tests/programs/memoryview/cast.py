m = memoryview(bytearray(range(8)))
w = m.cast("H")
print(w.tolist(), w.itemsize, len(w), w.shape)
w[0] = 0xFFFF
print(m.tolist(), m.cast("b")[0], m.cast("B", (2, 4)).tolist(), m.cast("B", [2, 2, 2]).ndim)
for args in (("Z",), ("Q", (2,)), ("H", (5,))):
    try:
        m.cast(*args)
    except Exception as e:
        print(type(e).__name__, e)
try:
    memoryview(bytes(7)).cast("I")
except TypeError as e:
    print(e)
