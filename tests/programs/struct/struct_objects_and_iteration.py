import struct

record = struct.Struct(">2sBh")
print(record, record.format, record.size)
data = b"".join(record.pack(name, number, -number) for number, name in enumerate([b"ab", b"cd", b"ef"]))
iterator = record.iter_unpack(data)
print(iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), list(iterator))
buffer = bytearray(12)
record.pack_into(buffer, 3, b"xy", 255, -1)
print(buffer, record.unpack_from(buffer, 3), record.unpack_from(memoryview(buffer)[3:]))
print(struct.unpack_from("<HH", buffer, offset=-4))
