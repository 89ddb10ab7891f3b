# ends: error memory
bytes(10**10)
