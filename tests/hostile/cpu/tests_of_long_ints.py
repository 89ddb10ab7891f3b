# ends: timeout memory
x = (1 << 4_000_000) - 12345
while True:
    x.bit_count(), x.to_bytes(600_000), int.from_bytes(b"\7" * 600_000), bin(x).count("1"), f"{x:_b}"[:3], hash(x), x == x + 1, x & -x, x.bit_length(), float(x >> 3_999_000), x % 1_000_003, -x // 7
