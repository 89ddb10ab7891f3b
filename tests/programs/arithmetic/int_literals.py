print(0x_FF, 0b1010_1010, 0o777, 1_000_000, 0xDEAD_BEEF_CAFE_BABE, 00, 0_0)
for source in ("012", "1__0", "0x", "0b2", "0o8", "1_", "0xg", "1a", "0b", "1_000_"):
    try:
        print(eval(source))
    except SyntaxError as e:
        print(source, "|", e.msg)
