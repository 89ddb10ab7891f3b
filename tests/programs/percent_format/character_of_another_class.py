class Other:
    __module__ = "package"


for run in (lambda: b"%c" % Other(), lambda: "%c" % Other(), lambda: b"%c" % b"ab", lambda: b"%c" % 256, lambda: "%d" % Other()):
    try:
        run()
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
