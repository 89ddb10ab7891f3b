print(chr(65), chr(0x10FFFF) == "\U0010ffff", ord("A"), ord("€"), ord(b"a"), ord(bytearray(b"z")), repr(chr(0)), chr(True) == "\x01")
for call in (lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: ord(b"ab"), lambda: chr(1.0), lambda: chr(10**30)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
