import _imp
import importlib.util

for key in (0, 1, -1, 2**31 - 1):
    print(_imp.source_hash(key, b""), _imp.source_hash(key, bytearray(range(200))))
print(importlib.util.source_hash(b"print(1)\n"))
for arguments in (("a", b""), (1, "a"), (2**70, b"")):
    try:
        _imp.source_hash(*arguments)
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
