# What hash objects do not take.
import hashlib

for call in (
    lambda: hashlib.md5("text"),
    lambda: hashlib.sha3_256(1),
    lambda: hashlib.sha256(b"", string=b""),
    lambda: hashlib.sha1().update("x"),
    lambda: hashlib.shake_128().digest(-1),
    lambda: hashlib.shake_128().hexdigest(2**29),
    lambda: hashlib.new("no such"),
    lambda: type(hashlib.sha256())(),
    lambda: hashlib.md5(memoryview(b"abcd")[::2]),
):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
