# ends: error memory
bytearray(10**9)
