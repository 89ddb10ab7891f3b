# ends: timeout memory
keep = []
while True:
    try:
        while True:
            keep.append(bytearray(5_000_000))
    except MemoryError:
        pass
