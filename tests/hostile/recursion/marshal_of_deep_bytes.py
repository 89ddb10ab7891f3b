# ends: error ok memory output
import marshal
marshal.loads(b"(\x01\x00\x00\x00" * 100_000 + b"N")
