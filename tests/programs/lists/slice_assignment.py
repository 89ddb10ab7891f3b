a = list(range(10))
a[2:5] = "xyz"; print(a)
a[2:5] = []; print(a)
a[1:1] = [9, 9]; print(a)
a[::2] = [0] * len(a[::2]); print(a)
a[5:2] = ["ins"]; print(a)
a[-2:] = (v for v in "gen"); print(a)
a[:] = a[::-1]; print(a)
a[100:] = [1]; print(a)
a[2:4] = a; print(a)
for source in ("a[::2] = [1]", "a[1:2] = 5", "a[::-1] = 'ab'", "a[0:2] = None"):
    try:
        exec(source)
    except Exception as e:
        print(type(e).__name__, e)
