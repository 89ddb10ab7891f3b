def say(n):
    print("eval", n, end=" ")
    return n
a, b = say(1), say(2)
print(a, b)
a, b = b, a
print(a, b)
x = [0, 1, 2]
i = 0
i, x[i] = 1, "i first"
print(i, x)
x = [0, 1, 2]
i = 0
x[i], i = "x first", 2
print(i, x)
