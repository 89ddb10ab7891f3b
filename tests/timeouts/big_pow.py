def power():
    while True:
        result = 7 ** 2_500_000
    return result


print(power() % 10)
