def pack(*values):
    return b"".join(len(b := str(v).encode()).to_bytes(2, "big") + b for v in values)
def unpack(data):
    view = memoryview(data)
    while view:
        n = int.from_bytes(view[:2], "big")
        yield bytes(view[2:2 + n]).decode()
        view = view[2 + n:]
data = pack("é", 12, None, "")
print(data, list(unpack(data)), data.hex(" ", 2), len(data))
checksum = 0
for byte in data:
    checksum = (checksum * 31 + byte) & 0xFFFFFFFF
print(checksum, bytes(b ^ 0x55 for b in b"secret"), bytes(b ^ 0x55 for b in bytes(b ^ 0x55 for b in b"secret")), bytes([checksum & 0xFF]) in data, b"\x00" * 2 in data, sum(data) % 256)
import struct
print(struct.pack(">IhB", 1, -2, 3), struct.unpack("<HH", b"\x01\x00\xff\xff"), struct.calcsize("!Qd"))
