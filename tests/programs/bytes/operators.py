print(b"a" + b"b", b"ab" * 2, 0 * b"x", b"a" < b"b", b"a" == "a", b"a" == bytearray(b"a"), b"a" + bytearray(b"b"), bytearray(b"a") + b"b", b"a" != "a", b"a" == [97], hash(b"a") == hash(b"a"), b"" or "empty")
for source in ("b'a' + 'b'", "'a' + b'b'", "b'a' + 1", "b'a' * b'b'", "b'a' < 'b'", "b'a' + [98]"):
    try:
        print(eval(source))
    except TypeError as e:
        print(e)
