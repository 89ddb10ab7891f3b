# ends: error memory
b",".join([b"x" * 1_000_000] * 100_000)
