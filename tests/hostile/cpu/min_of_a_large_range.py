# ends: timeout ok
min(range(10**12))
