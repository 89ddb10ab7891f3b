s = "abracadabra"
print(s.find("a"), s.find("a", 1), s.find("a", 1, 3), s.find("zz"), s.rfind("a"), s.rfind("a", 0, -1), s.find(""), s.find("", 5), s.find("", 11), s.find("", 12), s.rfind(""), s.find("bra", -4), s.find("abra", -100, 100))
print(s.count("a"), s.count("abra"), s.count(""), "".count(""), "aaa".count("aa"), s.count("a", 3, -1), s.count("", 20), s.index("c"), s.rindex("b"))
for call in (lambda: s.index("z"), lambda: s.rindex("a", 1, 2), lambda: s.find(1), lambda: s.find(), lambda: s.index("a", "b"), lambda: s.count("a", None, None)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
