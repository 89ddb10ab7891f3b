inf, nan = float("inf"), float("nan")
for spec in ("", "f", "F", "e", "E", "g", "G", "%", "+", " ", "05", "010f", "<6", "^7", ".2f", ","):
    print(repr(spec), [format(x, spec) for x in (inf, -inf, nan, -nan)])
