b = b"  Hello, World  "
print(b.strip(), b.lower(), b.upper(), b.swapcase(), b.title(), b.strip().capitalize(), b.split(), b.split(b","), b.replace(b"l", b"L", 2), b.find(b"o"), b.find(111), b.rfind(b"o"), b.count(b"l"), b.count(108), b.strip().startswith(b"He"), b.endswith((b" ", b"x")))
print(b",".join([b"a", bytearray(b"b")]), b"a=b".partition(b"="), b"abc".center(7, b"*"), b"7".zfill(3), b"a\tb".expandtabs(4), b"a\nb\r\nc".splitlines(), b"xax".strip(b"x"), b"abc".removeprefix(b"a"), b"ab1".isalnum(), b"AB".isupper(), b"".isdigit(), b" \t".isspace(), b"Ab Cd".istitle(), b"\x80".isascii())
