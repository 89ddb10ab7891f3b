print(2**0, 0**0, 2**10, (-2)**3, -2**2, 2**-1, (-2)**-3, 7**77)
print(type(2**-1), type(2**1), 10**20, (-1)**10**6)
print(pow(2, 10, 1000), pow(-3, 5, 7), pow(3, 5, -7), pow(3, -1, 11), pow(0, 0, 1), pow(5, 0, 1))
for args in ((2, 3, 0), (2, -1, 4), (2.0, 3, 5), (2, 3.0, 5), (2, "a"), (2, 3, "a")):
    try:
        print(pow(*args))
    except Exception as e:
        print(args, type(e).__name__, e)
