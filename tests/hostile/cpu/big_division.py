# ends: timeout
x = 7 ** 300_000
while True:
    x // (x // 3 + 1), x % (x // 7 + 1), divmod(-x, x // 11)
