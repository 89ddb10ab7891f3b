print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="), "".partition("x"), "=".partition("="))
for sep in ("", 1):
    try:
        "a".partition(sep)
    except Exception as e:
        print(type(e).__name__, e)
