x = 10
x += 5; print(x)
x -= 20; print(x)
x *= -3; print(x)
x //= 4; print(x)
x **= 2; print(x)
x %= 50; print(x)
x <<= 60; print(x)
x >>= 58; print(x)
x |= 1; print(x)
x &= 0b111; print(x)
x ^= -1; print(x)
x /= 4; print(x)
try:
    x @= 1
except TypeError as e:
    print(e)
try:
    x <<= 1
except TypeError as e:
    print(e)
