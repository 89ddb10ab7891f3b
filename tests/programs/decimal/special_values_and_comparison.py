from decimal import Decimal
from fractions import Fraction

values = [Decimal(x) for x in ("NaN", "-Infinity", "-1", "-0", "0", "0.0", "1", "1.0", "1E+1", "Infinity")]
for left in values:
    print(left, [str(left.compare_total(right)) for right in values], [left == right for right in values])
print(Decimal("0.5") == 0.5 == Fraction(1, 2), Decimal("0.1") == 0.1, Decimal("0.5") < Fraction(2, 3), Decimal(2) > 1.5)
print(hash(Decimal("2.5")) == hash(2.5), hash(Decimal(10**30)) == hash(10**30), len({Decimal("1.0"), 1, 1.0, Decimal("1E0")}))
print(max(Decimal("1.0"), Decimal("1.00")), Decimal("1.0").max(Decimal("1.00")), Decimal("NaN").max(2))
print([Decimal(x).number_class() for x in ("NaN", "sNaN", "-Inf", "-0", "1E-1000000", "7")])
print(Decimal("-12.30").as_tuple(), Decimal("NaN12").as_tuple(), Decimal("-Inf").as_tuple())
print(Decimal("3.125").as_integer_ratio(), Decimal.from_float(0.1), Decimal("  1_000.5e2 "), Decimal("٣.١٤"))
print(Decimal((1, (1, 2, 3), -2)), Decimal(True), Decimal(0.1), repr(Decimal("1E+3")), Decimal("1E+3").to_eng_string())
