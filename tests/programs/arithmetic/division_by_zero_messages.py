for source in ("1 / 0", "1 // 0", "1 % 0", "divmod(1, 0)", "1.0 / 0", "1.0 // 0", "1.0 % 0", "divmod(1.0, 0)", "0 ** -1", "0.0 ** -1", "10**30 // 0", "10**30 % 0", "True / False"):
    try:
        print(eval(source))
    except ZeroDivisionError as e:
        print(source, "->", type(e).__name__, e)
