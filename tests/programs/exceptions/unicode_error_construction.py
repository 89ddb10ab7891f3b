e = UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "bad byte")
print(e, e.encoding, e.object, e.start, e.end, e.reason)
e.start = 0; e.end = 3; e.reason = "other"
print(e, UnicodeEncodeError("ascii", "a\xe9", 1, 2, "r"), UnicodeTranslateError("abc", 1, 2, "why"), UnicodeEncodeError("x", "\u20ac\U0001F600", 0, 2, "range"))
for args in ((), ("a", "b", 1, 2, "c"), ("a", b"b", "1", 2, "c")):
    try:
        UnicodeDecodeError(*args)
    except TypeError as x:
        print(x)
