print("ab".center(7, "*"), "abc".center(6, "*"), "abc".center(7), "x".center(4, "-"), "xy".center(5, "-"), "a".ljust(3) + "|", "a".rjust(3), "ab".zfill(5), "-5".zfill(4), "+".zfill(3), "--5".zfill(5), "abc".zfill(2), "".zfill(2), "é".zfill(3), sep="|")
for args in ((5, "ab"), (5, ""), ("5",), (5, 1), (5.0,)):
    try:
        "a".center(*args)
    except TypeError as e:
        print(e)
