# ends: error memory
2 ** 10**10
