# ends: error memory
b"abc" * 10**10
