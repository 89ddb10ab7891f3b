a = -(2**70) + 5
b = 2**65 + 2**3
print(a & b, a | b, a ^ b, ~a, a & -1, a & 0xFF)
print(-6 & 3, -6 | 3, -6 ^ 3, 6 & -4)
print(True & False, True | False, True ^ True, type(True & True), type(True & 1), ~5)
