s = "banana"
print(s.replace("a", "o"), s.replace("a", "o", 1), s.replace("", "-"), s.replace("", "-", 2), s.replace("an", ""), s.replace("x", "y"), "".replace("", "x"), "".replace("a", "x"), s.replace("a", "o", 0), s.replace("a", "o", -1), s.replace("ana", "[ana]"), s.replace("a", "aa", count=2))
for args in (("a",), (1, "b"), ("a", None), ("a", "b", "c")):
    try:
        s.replace(*args)
    except TypeError as e:
        print(e)
