print("\a\b\f\v".encode(), "\x41\u0042\U00000043\103\60\0", "\N{BULLET}\N{LATIN SMALL LETTER E WITH ACUTE}", "a\
b", "\'\"\\", r"\n\x", r"\'", "\1234"[0] == "S")
for source in (r"'\x4'", r"'\u123'", r"'\U00110000'", r"'\N{NO SUCH NAME}'", r"'\N'", r"r'\'", "'abc", "'''abc", r"b'\xg1'", "b'é'"):
    try:
        print(eval(source))
    except SyntaxError as e:
        print(source, "|", e.msg)
