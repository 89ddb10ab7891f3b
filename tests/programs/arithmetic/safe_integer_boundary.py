limit = 2**53
for delta in (-2, -1, 0, 1, 2, 3):
    n = limit + delta
    print(n, n + 1, n - 1, n * 2, -n, n // 2, n % 7)
print(limit + 1 == limit, limit + 1 == float(limit), limit + 1 > float(limit))
print((limit + 1) - (limit + 1), (limit * limit) // limit == limit, type(limit * limit // limit))
