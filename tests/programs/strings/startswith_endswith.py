s = "hello.py"
print(s.startswith("he"), s.startswith(("x", "he")), s.startswith(()), s.startswith(""), s.endswith((".txt", ".py")), s.startswith("l", 2), s.startswith("lo", 2, 4), s.startswith("", 8), s.startswith("", 9), s.endswith("", 9), s.endswith("o", 0, 5), s.endswith("hello.pyx"))
for bad in (1, ["he"], ("he", 1), (1, "he")):
    try:
        print(s.startswith(bad))
    except TypeError as e:
        print(e)
