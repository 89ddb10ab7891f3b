for x in (1.0, 0.1, -2.5, 0.0, -0.0, 5e-324, 1e308, float("inf"), float("nan")):
    print(x.hex())
print(float.fromhex("0x1.8p1"), float.fromhex("1.8"), float.fromhex("-0x.8p-3"), float.fromhex("inf"), float.fromhex(" 0X1P-1074 "), float.fromhex("0x1.fffffffffffff8p0"))
for text in ("0x", "xyz", "0x1p99999", "1.2.3"):
    try:
        print(float.fromhex(text))
    except Exception as e:
        print(type(e).__name__, e)
