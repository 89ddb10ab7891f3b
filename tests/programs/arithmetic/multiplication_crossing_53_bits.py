a = 94906267
print(a * a, a * -a, (a + 1) * (a - 1))
print(3037000500 * 3037000500, 123456789 * 987654321, 99999999 * 99999999)
total = 1
for i in range(1, 26):
    total *= i
print(total)
while total > 1:
    total //= 7
print(total)
