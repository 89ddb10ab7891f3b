print(2.0**0.5, 2**0.5, 0.0**0, 4**-0.5, (-0.0)**3, (-0.0)**2)
for source in ("1e200 ** 2", "(-0.0) ** -1", "0.0 ** -2.5", "10.0 ** 309", "(-1e200) ** 3"):
    try:
        print(eval(source))
    except ZeroDivisionError as e:
        print(source, type(e).__name__, e)
    except OverflowError as e:
        print(source, type(e).__name__)
