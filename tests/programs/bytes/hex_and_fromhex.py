print(b"\x01\xab\xff".hex(), b"\x01\xab\xff".hex(":"), b"\x01\xab\xff\x00\x10".hex("-", 2), b"\x01\xab\xff\x00\x10".hex("-", -2), bytes.fromhex("01 ab  FF"), bytes.fromhex(""), bytes.fromhex(b"0a"), bytearray.fromhex("ff"))
for text in ("0", "zz", "0 1", "01 2", "é0"):
    try:
        print(bytes.fromhex(text))
    except ValueError as e:
        print(e)
for args in (("::",), ("é",), (1,)):
    try:
        b"ab".hex(*args)
    except Exception as e:
        print(type(e).__name__, e)
