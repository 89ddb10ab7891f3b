# ends: error memory
data = bytearray()
while True:
    data += b"some bytes and more of them"
