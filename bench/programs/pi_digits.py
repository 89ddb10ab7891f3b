# Digits of pi by a spigot: arithmetic on big integers.
def digits(count):
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < count:
        if 4 * q + r - t < n * t:
            out.append(n)
            q, r, n = 10 * q, 10 * (r - n * t), (10 * (3 * q + r)) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
    return out


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


found = digits(2600)
print("".join(map(str, found[-20:])), factorial(4000) % (10**9 + 7), pow(3, 10**40, 10**30 + 57), sum(map(int, str(2**13000))))
