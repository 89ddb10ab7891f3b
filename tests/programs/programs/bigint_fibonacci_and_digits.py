def fib(n):
    def pair(k):
        if k == 0: return 0, 1
        a, b = pair(k >> 1)
        c, d = a * (2 * b - a), a * a + b * b
        return (d, c + d) if k & 1 else (c, d)
    return pair(n)[0]
def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, out))
print(fib(10), fib(100), fib(300), len(str(fib(2000))))
print(pi_digits(50))
print(sum(map(int, str(2**1000))), str(3**200)[-10:], 2**127 - 1, int("9" * 40) + 1, (10**40 + 1) % 97, -7**25 // 10**10)
n, digits = 987654321 ** 5, []
while n: n, d = divmod(n, 36); digits.append("0123456789abcdefghijklmnopqrstuvwxyz"[d])
print("".join(reversed(digits)), int("".join(reversed(digits)), 36) == 987654321 ** 5)
