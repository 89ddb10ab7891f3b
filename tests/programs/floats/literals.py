print(1., .5, 1e5, 1E+5, 1_0.0_1, 1e1_0, 0e0, 00.5, 1.5e-3, 09.5)
for source in ("1__0.0", "1._0", "1e", "1.5_", "1.e_5", "1..2"):
    try:
        print(eval(source))
    except SyntaxError as e:
        print(source, "|", e.msg)
