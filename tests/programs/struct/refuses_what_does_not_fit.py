import struct


def attempt(call, *arguments):
    try:
        print(call(*arguments))
    except Exception as error:
        print(f"{type(error).__module__}.{type(error).__qualname__}: {error}")


attempt(struct.pack, "b", 128)
attempt(struct.pack, ">Q", -1)
attempt(struct.pack, "h", 1.5)
attempt(struct.pack, "f", "1")
attempt(struct.pack, "<f", 1e300)
attempt(struct.pack, "e", 70000.0)
attempt(struct.pack, "c", b"ab")
attempt(struct.pack, "s", "text")
attempt(struct.pack, "hh", 1)
attempt(struct.calcsize, "3")
attempt(struct.calcsize, "z")
attempt(struct.calcsize, "<n")
attempt(struct.calcsize, "9" * 30 + "s")
attempt(struct.calcsize, 5)
attempt(struct.unpack, "h", b"a")
attempt(struct.unpack, "h", "ab")
attempt(struct.pack_into, "h", b"ab", 0, 1)
attempt(struct.pack_into, "h", bytearray(2), 1, 1)
attempt(struct.pack_into, "h", bytearray(2), -3, 1)
attempt(struct.unpack_from, "h", b"ab", -1)
attempt(struct.iter_unpack, "h", b"abc")
