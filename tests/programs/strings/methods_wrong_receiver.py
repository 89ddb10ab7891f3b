for call in (lambda: str.upper(1), lambda: str.upper(), lambda: str.join(",", 1), lambda: "a".upper(1), lambda: "a".foo, lambda: str.foo, lambda: "a".lower(x=1), lambda: str.__len__(), lambda: "abc".join()):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
