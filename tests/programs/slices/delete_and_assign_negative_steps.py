for start, stop, step in ((None, None, -2), (8, 1, -3), (-2, None, -1), (0, 5, 1), (5, 0, 1)):
    a = list(range(10))
    picked = a[start:stop:step]
    del a[start:stop:step]
    b = list(range(10))
    b[start:stop:step] = [x * 10 for x in picked]
    print(picked, a, b)
c = list(range(5)); c[-1:] = [7, 8]; c[:0] = [-1]; c[2:2] = "ab"; print(c)
d = bytearray(b"0123456789"); del d[::-3]; print(d)
e = list("abc"); e[slice(None, None, 2)] = "XY"; print(e)
