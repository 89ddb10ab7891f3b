s = "\ud83d" + "-" + "\ude00"
print(len(s), ascii(s), repr("\ud800"), s[0] == "\ud83d", ascii(s[::-1]), "\ude00" < "\U0001f600")
for text in (s, "\ud800x", "ab\udfff\udffe"):
    try:
        text.encode()
    except UnicodeEncodeError as e:
        print(e)
print(s.encode("utf-8", "surrogatepass"), s.encode("utf-16-le", "surrogatepass"))
print("\U0001f600".encode("utf-16-be").hex(), b"\x3d\xd8\x00\xde".decode("utf-16-le") == "😀")
