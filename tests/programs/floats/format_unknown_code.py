for value, spec in ((1.5, "d"), (1.5, "s"), (1.5, "x"), (1.5, "q"), (1.5, ".f"), (1.5, "=^"), (1.5, "10"), (1.5, "=10"), (1.5, "1.5.5"), (1.5, "99999999999999999999f")):
    try:
        print(repr(format(value, spec)))
    except ValueError as e:
        print(spec, e)
