b = b"hello"
print(b[0], b[-1], b[1:3], b[::-1], b[::2], list(b[:2]), 104 in b, b"ell" in b, b"" in b, 200 in b, len(b), b[5:], b[-100:2])
for source in ("b[5]", "b['a']", "300 in b", "'h' in b", "b[0] = 1", "del b[0]", "-1 in b"):
    try:
        exec(source)
        print(source, "ok")
    except Exception as e:
        print(type(e).__name__, e)
