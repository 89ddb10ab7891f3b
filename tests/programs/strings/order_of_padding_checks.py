"""The width of center, ljust and rjust is read before the fill character."""


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


for text in ("a", b"a"):
    for name in ("center", "ljust", "rjust"):
        pad = getattr(text, name)
        show(lambda: pad("x", 1))
        show(lambda: pad(3, 1))
        show(lambda: pad(3, "ab"))
        show(lambda: pad("x", "ab"))
