for source in ("1j / 0", "0j ** -1", "1j // 1", "1j % 1", "1j < 2", "int(1j)", "float(1j)", "divmod(1j, 1)", "1j >> 1", "0j ** 1j", "(1e200+1j)**5", "round(1j)", "abs(complex(1e308, 1e308))", "pow(1j, 2, 3)"):
    try:
        print(source, eval(source))
    except Exception as e:
        print(source, type(e).__name__, e)
