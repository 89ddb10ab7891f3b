for source in ("10**400 / 3", "10**400 / 1.5", "float(10**400)", "1.5 + 10**400", "int(float('inf'))", "int(float('nan'))", "10**400 * 1.0"):
    try:
        print(eval(source))
    except Exception as e:
        print(source, type(e).__name__, e)
