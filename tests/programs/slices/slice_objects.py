s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice(1, 2) == slice(1, 2, None), slice(1) < slice(2), s.indices(6), slice(None, None, -1).indices(4), slice(-3, None).indices(10), slice(100, -100, -3).indices(5), hash(slice(1, 2)) == hash(slice(1, 2)), "abcdef"[slice(1, 4)])
for source in ("slice()", "slice(1, 2, 3, 4)", "s.indices(-1)", "s.indices('a')", "slice(0, 1, 0).indices(3)", "s.start = 5", "slice('a').indices(3)", "hash(slice([]))"):
    try:
        exec(source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
