for text in ("1.5", "  -2.5\n", "1e3", "1E-3", ".5", "5.", "inf", "-Infinity", "NaN", "+nan", "1_000.5", "1e400", "1e-400", "-0", "0x1p3", "1__0", "1._5", "", ".", "e5", "1e", "infin", "1 2", "١.٥", "1_e5"):
    try:
        print(repr(text), float(text))
    except ValueError as e:
        print(repr(text), e)
