p = 2**127 - 1
print(pow(3, p - 1, p), pow(3, 10**20, p))
print(pow(7, -1, p) * 7 % p)
print(pow(2, 1000, 10**9 + 7), pow(-2, 1001, 10**9 + 7))
print(pow(base=3, exp=4, mod=5), pow(3, 4, None))
