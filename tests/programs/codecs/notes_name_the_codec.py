import codecs

for call in [
    lambda: codecs.decode(b"zz", "hex"),
    lambda: b"!".decode("idna"),
    lambda: codecs.encode("text", "base64"),
    lambda: codecs.decode(b"not zipped", "zlib"),
]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, getattr(error, "__notes__", None))
