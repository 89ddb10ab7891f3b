# ends: timeout error ok
import math
x = 10 ** 300_000
while True:
    math.isqrt(x + 1)
