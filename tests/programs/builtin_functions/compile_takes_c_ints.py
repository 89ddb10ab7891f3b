for options in ({"optimize": 1 << 1000}, {"flags": 1 << 40}, {"optimize": 3}, {"flags": -1}, {"optimize": "x"}, {"flags": 1.5}):
    try:
        compile("pass", "file", "exec", **options)
    except Exception as error:
        print(type(error).__name__, error)


class Evil:
    def __bool__(self):
        raise KeyError("evil")


try:
    compile("pass", "file", "exec", dont_inherit=Evil())
except KeyError as error:
    print(error)
