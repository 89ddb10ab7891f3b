# ends: timeout
x = 7 ** 1_000_000
while True:
    x * (x + 1)
