z = 1234.5 - 0.25j
for spec in ("", ".2f", "e", "g", ",", "+.1f", "20", "<20", "^24.1f", ".3"):
    print(repr(spec), repr(format(z, spec)))
for spec in ("d", "=10", "010", "%", "s"):
    try:
        print(format(z, spec))
    except ValueError as e:
        print(spec, e)
