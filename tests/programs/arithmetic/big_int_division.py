a = 10**40 + 12345
b = 10**19 + 7
for x in (a, -a):
    for y in (b, -b):
        q, r = divmod(x, y)
        print(q, r, q * y + r == x)
print(a / b, -a / b, 10**400 / 10**399, 1 / 10**400, (10**18 + 1) / (10**18))
