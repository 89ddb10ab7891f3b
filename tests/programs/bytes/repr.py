print(b"abc", b"it's", b'say "x"', b"it's \"b\"", b"\x00\t\n\r\\\x7f\xff", b"", repr(b"\x1b[0m"), str(b"a"), ascii(b"\xe9"), [b"x"])
