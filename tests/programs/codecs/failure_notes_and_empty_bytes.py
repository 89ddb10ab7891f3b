"""A codec's exception gets a note; nothing is looked up to decode no bytes."""
import codecs


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", None))


def broken(*args):
    raise ValueError("broken")


codecs.register(lambda name: codecs.CodecInfo(broken, broken, name="broken") if name == "broken" else None)
show(lambda: "x".encode("broken"))
show(lambda: b"x".decode("broken"))
show(lambda: codecs.encode("x", "broken"))
show(lambda: codecs.decode(b"x", "hex"))
show(lambda: codecs.encode(b"x", "rot13"))
show(lambda: b"x".decode("hex"))
show(lambda: str(b"", "unknown"))
show(lambda: b"".decode("unknown"))
show(lambda: str(b"x", "unknown"))
