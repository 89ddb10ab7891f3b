# ends: timeout memory
import hashlib, zlib, binascii
data = bytes(20_000_000)
while True:
    hashlib.sha512(data), hashlib.md5(data), hashlib.blake2b(data), zlib.crc32(data), zlib.adler32(data), binascii.crc_hqx(data, 0)
