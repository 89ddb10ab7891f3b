from fractions import Fraction
values = (True, 2, 2.5, 1j, Fraction(1, 2))
for a in values:
    print([type(a + b).__name__ for b in values], [type(a * b).__name__ for b in values])
print(Fraction(1, 3) + 1, Fraction(1, 2) == 0.5, Fraction(3, 6), 1 - Fraction(1, 4), Fraction("0.125"), Fraction(1, 2) ** 2, divmod(Fraction(7, 2), 1), round(Fraction(5, 2)), float(Fraction(1, 4)), Fraction(1, 2) < 0.75, hash(Fraction(4, 2)) == hash(2))
try:
    Fraction(1, 0)
except ZeroDivisionError as e:
    print(e)
