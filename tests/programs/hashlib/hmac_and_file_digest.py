# Modules that build on hash functions.
import hashlib
import hmac
import io
import uuid

print(hmac.new(b"key", b"message", "sha256").hexdigest())
print(hmac.digest(b"key" * 50, b"message", "md5").hex())
print(hmac.compare_digest(b"a", bytearray(b"a")), hmac.compare_digest("a", "b"))
print(hashlib.file_digest(io.BytesIO(bytes(100_000)), "sha1").hexdigest())
print(uuid.uuid3(uuid.NAMESPACE_DNS, "example.org"), uuid.uuid5(uuid.NAMESPACE_URL, "x"))
