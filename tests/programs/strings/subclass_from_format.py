class Text(str):
    def __format__(self, spec):
        return Text("<" + spec + ">")


class Shown:
    def __repr__(self):
        return Text("repr")

    def __str__(self):
        return Text("str")

    def __format__(self, spec):
        return Text("format" + spec)


o = Shown()
for result in (
    str(o), repr(o), ascii(o), format(o), format(o, "x"),
    f"{o}", f"{o!r}", f"{o!s:x}", f"{o}.", f"{o:x}",
    "%s" % o, "%r" % o, "%a" % o, "%s." % o, "%5s" % o, "%(k)s" % {"k": o},
    "{}".format(o), "{!r}".format(o), "{}.".format(o), "{:x}".format(o), "{}{}".format("", o),
):
    print(type(result).__name__, str.__repr__(result))
