# ends: memory error
import struct
struct.pack("1000000000x")
