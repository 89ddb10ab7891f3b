# ends: error memory
b"x".center(10**10)
