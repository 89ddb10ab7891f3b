class F:
    def __format__(self, spec): return f"<{spec!r}>"
class S:
    def __str__(self): return "S!"
class Bad:
    def __format__(self, spec): return 5
f = F()
print(f"{f}", f"{f:>10}", format(f), format(f, "x"), "{:abc}".format(f), "{0!s:.1}".format(S()), f"{S()}", format(S(), ""), f"{f!s:.0}|")
for g in (lambda: f"{S():>5}", lambda: format(Bad()), lambda: f"{Bad()}", lambda: format(None, "d"), lambda: f"{[]:5}", lambda: format({}, "x"), lambda: f"{object:5}"):
    try:
        print(g())
    except TypeError as e:
        print(e)
