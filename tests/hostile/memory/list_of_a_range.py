# ends: error memory
list(range(10**10))
