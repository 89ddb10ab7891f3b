m = memoryview(b"abcdef")
print(m[0], m[-1], bytes(m[1:4]), m[::2].tobytes(), m[::-1].tolist(), len(m), m.nbytes, m.itemsize, m.format, m.readonly, m.ndim, m.shape, m.strides, m.contiguous, m[::2].contiguous, m == b"abcdef", m[1:3] == b"bc", list(m[:2]), m.hex(), 97 in m, hash(m) == hash(b"abcdef"))
