# ends: timeout error memory
import hashlib
hashlib.scrypt(b"x", salt=b"y", n=2**20, r=8, p=8, maxmem=2**31 - 1)
