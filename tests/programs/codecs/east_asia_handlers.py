import codecs


def show(function):
    try:
        print(ascii(function()))
    except (UnicodeError, IndexError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)


for result in (("x", 99), ("x", -99), ("x", 2), ("x",), "x", (3, 1), ("x", "y"), (b"x", 2)):
    codecs.register_error("handler", lambda error: result)
    for name in ("hz", "iso2022_jp"):
        show(lambda: "a\u0e01".encode(name, "handler"))
        show(lambda: b"a\xff".decode(name, "handler"))
codecs.register_error("handler", lambda error: ("x", -99))
show(lambda: "a\u0e01".encode("ascii", "handler"))
show(lambda: b"a\xff".decode("utf-8", "handler"))
encoder = codecs.getincrementalencoder("gbk")()


def delete():
    del encoder.errors


show(delete)
show(lambda: setattr(encoder, "errors", 3))
encoder.errors = "ignore"
show(lambda: (encoder.encode("\u0e01a"), encoder.errors))
