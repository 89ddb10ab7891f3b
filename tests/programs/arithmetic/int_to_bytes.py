print((258).to_bytes(2, "big"), (258).to_bytes(4, "little"), (0).to_bytes(0), (5).to_bytes(), (-2).to_bytes(2, signed=True))
print(int.from_bytes(b"\x01\x02"), int.from_bytes(b"\xff\xfe", "little", signed=True), int.from_bytes([1, 0, 0]), int.from_bytes(b""))
for make in (lambda: (256).to_bytes(1), lambda: (-1).to_bytes(1), lambda: (1).to_bytes(1, "middle"), lambda: (128).to_bytes(1, signed=True), lambda: (1).to_bytes(-1), lambda: int.from_bytes([256]), lambda: int.from_bytes("a")):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
