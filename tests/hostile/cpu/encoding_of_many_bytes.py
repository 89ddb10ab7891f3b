# ends: timeout memory
import base64, binascii
data = bytes(range(256)) * 20_000
while True:
    base64.b64encode(data), base64.b85encode(data[:100_000]), binascii.hexlify(data), base64.b32encode(data[:100_000])
    binascii.b2a_qp(data), bytes.fromhex(data.hex()), binascii.a2b_base64(base64.b64encode(data))
