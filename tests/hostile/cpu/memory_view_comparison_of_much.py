# ends: timeout memory
left = memoryview(bytes(8_000_000)).cast("d")
right = memoryview(bytearray(8_000_000)).cast("q")
while True:
    left == right, left.tolist()[:1], left[::2] == right[::2], left.tobytes()[:1], hash(memoryview(bytes(1_000_000)))
