# Shifts, masks and exclusive or: a xorshift generator, a CRC and population counts.
def xorshift(state, rounds):
    total = 0
    for _ in range(rounds):
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        total = (total + state) & 0xFFFFFFFF
    return total


def crc32(data):
    table = []
    for n in range(256):
        for _ in range(8):
            n = (n >> 1) ^ 0xEDB88320 if n & 1 else n >> 1
        table.append(n)
    crc = 0xFFFFFFFF
    for byte in data:
        crc = table[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


def count_bits(limit):
    total = 0
    for n in range(limit):
        while n:
            n &= n - 1
            total += 1
    return total


print(xorshift(2463534242, 800000), crc32(bytes(range(256)) * 1200), count_bits(200000))
