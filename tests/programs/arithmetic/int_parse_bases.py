print(int("ff", 16), int("0xff", 16), int("0xff", 0), int("0b101", 0), int("0o17", 0), int("z", 36), int("-0x1F", 16))
print(int("  42\n"), int("+7"), int("1_000"), int("0x_f", 0), int("0" * 30 + "5"), int(b"12"), int("00", 0))
print(int("١٢٣"), int("１２"), int(" 12 "))
for args in (("",), ("1__0",), ("_1",), ("1_",), ("0x",), ("012", 0), ("2", 2), ("12", 37), ("12", 1), ("1.5",), ("abc",), ("- 1",), (12, 10), (None,), ([],), ("1\x002",), (b"x",)):
    try:
        print(args, int(*args))
    except Exception as e:
        print(args, type(e).__name__, e)
