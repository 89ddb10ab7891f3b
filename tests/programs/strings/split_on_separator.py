print("a,b,,c,".split(","), "".split(","), ",".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "a--b--c".split("--"), "aaa".split("aa"), "aaa".rsplit("aa"), "a,b".split(",", 0), "a,b,c".split(sep=",", maxsplit=-5))
for args in (("",), (1,), (",", "x"), (",", 1, 2)):
    try:
        "a,b".split(*args)
    except Exception as e:
        print(type(e).__name__, e)
