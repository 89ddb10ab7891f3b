# Character maps to bytes of any length, and handlers that put another object into the exception.
import codecs

print(codecs.charmap_encode("abc", "strict", {97: b"xyz", 98: b"", 99: 65}))
for mapping in {97: 300}, {97: "a"}:
    try:
        codecs.charmap_encode("a", "strict", mapping)
    except TypeError as error:
        print(error)


def other_bytes(error):
    error.object = b"\x00" * 8
    return "\ufffd", error.start


codecs.register_error("test.other_bytes", other_bytes)
for encoding, data in ("utf-16", b"\x00"), ("utf-32", b"\x00"), ("utf-8", b"\xff"), ("ascii", b"\x80"), ("utf-7", b"\xff"):
    print(encoding, ascii(data.decode(encoding, "test.other_bytes")))
