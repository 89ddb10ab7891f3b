# ends: timeout ok
text = bytearray(b"a" * 2_000_000)
text.rfind(b"b" + b"a" * 1_000_000)
