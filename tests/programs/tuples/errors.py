t = (1, 2)
for source in ("t[2]", "t['a']", "t[0] = 1", "del t[0]", "t + [1]", "t * 'a'", "t.append", "t.index(5)", "tuple(5)", "tuple(1, 2)", "hash(([],))", "t < [1]", "t[1.5]", "t.x = 1", "(1, 'a') < (1, 2)", "t()", "tuple(iterable=())"):
    try:
        exec(source)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
