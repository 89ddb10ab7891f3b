def check(a, b, c):
    if a and b or c:
        return 1
    if not a and (b or not c):
        return 2
    if (a or
            b):
        return 3
    return 4 if c else 5


print(check(1, 0, 0), check(0, 0, 1), check(0, 1, 0))
value = 1 if check(0, 0, 0) else 2
other = value or print("never")
chain = 1 < value < 3
