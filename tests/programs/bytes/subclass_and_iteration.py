class Packet(bytes):
    @property
    def checksum(self):
        return sum(self) & 0xFF
p = Packet(b"\x10\x20\xff")
print(p, p.checksum, type(p[:2]).__name__, type(p + b"x").__name__, [b for b in p], list(reversed(p)), max(p), p == b"\x10\x20\xff", {p: 1}[b"\x10\x20\xff"])
