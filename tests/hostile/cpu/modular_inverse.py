# ends: timeout ok
x = pow(7, -1, 2**200_000 + 1)
