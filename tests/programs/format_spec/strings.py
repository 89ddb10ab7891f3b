for s in ("", "5", "<5", ">5", "^5", "^6", ".2", "5.2", "*^7.1", "s", "<5s", "05", "0<5", "é^5", "}>4", "{>4"):
    print(s, repr(format("abc", s)))
for s in ("d", "=5", "+", " ", ",", "#", ".", "x", "5.", ".2f", "-5", "_s", "z"):
    try:
        print(s, repr(format("abc", s)))
    except ValueError as e:
        print(s, e)
