# ends: timeout ok
sum(range(10**12))
