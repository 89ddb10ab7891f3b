print(True + True, True * 10, False - 1, True / 2, True // 1, -True, 5 + True, sum([True, False, True]), True ** 2, True << 3)
print(type(True + 0), type(True * 1), 2 == True, "ab"[True], [10, 20][False])
