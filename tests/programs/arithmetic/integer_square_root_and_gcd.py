import math
print(math.isqrt(0), math.isqrt(99), math.isqrt(10**40), math.isqrt(10**40 - 1))
print(math.gcd(), math.gcd(12, -18), math.gcd(2**70, 6**40), math.lcm(4, 6), math.lcm(), math.lcm(0, 5), math.comb(50, 25), math.perm(10, 3), math.perm(5), math.factorial(25))
for make in (lambda: math.isqrt(-1), lambda: math.factorial(-1), lambda: math.factorial(2.0), lambda: math.comb(3, -1), lambda: math.gcd(1.0)):
    try:
        make()
    except Exception as e:
        print(type(e).__name__, e)
