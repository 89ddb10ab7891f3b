# ends: timeout memory error
import struct
while True:
    struct.unpack("1000000i", struct.pack("1000000i", *range(1_000_000))), list(struct.iter_unpack("b", bytes(1_000_000)))
