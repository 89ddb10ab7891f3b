def inverse(values):
    return sum(1 / v for v in values)

print(inverse([1, 2]))
inverse([1, 0])
