# ends: timeout memory
import struct, hashlib, zlib, base64, unicodedata
text = "e\u0301" * 400_000
data = bytes(3_000_000)
while True:
    unicodedata.normalize("NFC", text), data.hex(), data[::-1], repr(data), text.swapcase(), text[::-1], text.encode("ascii", "namereplace"), data.translate(None, b"x"), data.title(), memoryview(data) == bytearray(data), hash(bytes(data))
