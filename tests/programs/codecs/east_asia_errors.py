def show(function):
    try:
        print(ascii(function()))
    except (UnicodeError, LookupError) as error:
        print(type(error).__name__, ascii(str(error)))


for name in ("gbk", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "hz", "iso2022_jp"):
    for data in (b"a\xff", b"a\x81", b"\x81\x30\x81", b"~{<", b"\x1b$B$", b"\x1b(Z", b"\x8f\xa2", b"\xa4\xd4\xa4"):
        show(lambda: data.decode(name))
        show(lambda: data.decode(name, "replace"))
    for errors in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "unknown"):
        show(lambda: "a\ud800\u0e01\u4e2d".encode(name, errors))
