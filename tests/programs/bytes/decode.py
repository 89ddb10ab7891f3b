print(b"h\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"a\xff".decode("utf-8", "replace"), b"a\xff\xfeb".decode(errors="ignore"), b"a\xffb".decode("utf-8", "backslashreplace"), ascii(b"a\xffb".decode("utf-8", "surrogateescape")), b"\xff\xfea\x00".decode("utf-16"), b"\xef\xbb\xbfx".decode("utf-8-sig"))
for data, enc in ((b"\xff", "utf-8"), (b"a\xc3", "utf-8"), (b"\x80abc", "ascii"), (b"\xe2\x82", "utf-8"), (b"\xed\xa0\x80", "utf-8"), (b"\xc0\x80", "utf-8"), (b"a\x00b", "utf-16-le"), (b"\xf8\x88", "utf-8"), (b"ab\xe2(\xa1", "utf-8")):
    try:
        print(data.decode(enc))
    except UnicodeDecodeError as e:
        print(e, e.start, e.end)
