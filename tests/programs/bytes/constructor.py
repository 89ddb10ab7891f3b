print(bytes(), bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes(b"ab"), bytes(range(3)), bytes(bytearray(b"x")), bytes(memoryview(b"mv")), bytes("a", "ascii", "strict"))
class B:
    def __bytes__(self): return b"dunder"
class BadB:
    def __bytes__(self): return "x"
class I:
    def __index__(self): return 2
print(bytes(B()), bytes(I()), bytes((I(), True)))
for args in (("a",), (-1,), ([256],), ([-1],), (["a"],), (1.5,), (None,), (BadB(),), (1, "utf-8"), ([1], "utf-8"), (b"", "x"), (10**20,), ({"a": 1},)):
    try:
        print(bytes(*args))
    except Exception as e:
        print(type(e).__name__, e)
