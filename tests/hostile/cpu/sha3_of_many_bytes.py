# ends: timeout memory
import hashlib
while True:
    hashlib.sha3_512(bytes(10_000_000)), hashlib.shake_256(bytes(1_000_000)).digest(1_000_000)
