# ends: error memory
items = [0] * 10**9
