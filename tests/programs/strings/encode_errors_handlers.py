s = "aé€😀"
print(s.encode(), s.encode("utf-16-le"), s.encode("latin-1", "replace"), s.encode("ascii", "ignore"), s.encode("ascii", "xmlcharrefreplace"), s.encode("ascii", "backslashreplace"), s.encode("ascii", "namereplace"))
for enc in ("ascii", "latin-1", "no-such", "utf-8"):
    try:
        print(s.encode(enc))
    except Exception as e:
        print(type(e).__name__, e)
try:
    "é€é".encode("ascii")
except UnicodeEncodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e.args)
try:
    "a".encode("utf-8", 5)
except TypeError as e:
    print(e)
