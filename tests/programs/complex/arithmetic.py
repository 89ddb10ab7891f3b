a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a ** 2, -a, +a, abs(a), a.conjugate(), a == 3 + 4j, a != b, a + 1, 2.5 * b, 1 / 1j, a ** -1, 0j ** 0)
print(bool(0j), bool(1j), hash(2j) == hash(2j), 1j * 1j, 1j ** 2, (1 + 1j) ** 10)
