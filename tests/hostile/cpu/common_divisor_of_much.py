# ends: timeout
import math
a, b = 3 ** 200_000, 7 ** 150_000
while True:
    math.gcd(a, b), math.lcm(a, b)
