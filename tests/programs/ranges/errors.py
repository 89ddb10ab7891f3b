r = range(5)
for source in ("range()", "range(1, 2, 0)", "range(1.0)", "range('a')", "range(1, 2, 3, 4)", "r[5]", "r[-6]", "r['a']", "r.index(9)", "r.start = 1", "r + r", "r * 2", "r[0] = 1", "range(stop=3)", "r < r", "r.index('x')", "len(range(10**30))"):
    try:
        exec(source)
        print("ok", source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
