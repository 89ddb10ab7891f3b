inf, nan = float("inf"), float("nan")
print(inf - inf, inf * 0, inf / inf, inf + 1, -inf, inf // 2, 1 // inf, -1 // inf, inf % 2, 2 % inf)
print(nan == nan, nan is nan, nan in [nan], [nan] == [nan], nan != nan, max(nan, 1), max(1, nan), min(nan, 1), sorted([3, nan, 1]))
print(1 ** nan, nan ** 0, inf ** 0, 0.0 ** inf, (-1) ** inf, 0 ** -0.0, 1e308 * 10, -1e308 * 10)
