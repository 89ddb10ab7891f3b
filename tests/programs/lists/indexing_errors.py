a = [1, 2]
for source in ("a[2]", "a[-3]", "a['x']", "a[1.0]", "a[None]", "a[2] = 1", "a[-3] = 1", "a['x'] = 1", "del a[2]", "del a['x']", "a[10**20]", "a[0, 1]", "a[::0]", "a.x = 1", "a.x", "del a[::0]", "a[::0] = [1]"):
    try:
        exec(source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
print(a[True], a[-1], a)
