for call in (lambda: b"a".find("a"), lambda: b"a".split("a"), lambda: b"a".replace("a", b"b"), lambda: b",".join(["a"]), lambda: b"a".startswith("a"), lambda: b"a".index(b"z"), lambda: b"a".find(256), lambda: b"a".center(5, b"ab"), lambda: b"a".strip("a"), lambda: b"a".encode, lambda: b"a".split(b""), lambda: b",".join(b"ab"), lambda: b"a".count(None)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
