# ends: timeout memory
data = bytes([7]) * 1_000_000
while True:
    int.from_bytes(data, "little").to_bytes(1_000_001, "big"), int.from_bytes(data).bit_count()
