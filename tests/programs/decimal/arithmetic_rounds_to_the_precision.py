from decimal import Decimal, getcontext, localcontext

print(Decimal("1.1") + Decimal("2.2"), Decimal("1.30") * 3, 2 - Decimal("0.10"))
print(Decimal(1) / 3, Decimal(1) / 8, Decimal(7) // 2, Decimal(-7) % 3, divmod(Decimal(-7), 2))
print(Decimal(2) ** 100, Decimal(2) ** -2, Decimal("1.000") ** 3, Decimal(2) ** Decimal("0.5"))
print(pow(Decimal(3), 200, 7), -Decimal("-0"), +Decimal("0E-30"), abs(Decimal("-2.5")))
with localcontext(prec=6) as context:
    print(Decimal(1) / 7, Decimal("123456789") + 1, context.flags)
print(getcontext().prec, Decimal("0.1") + 10**30, round(Decimal("2.675"), 2), round(Decimal("2.5")))
for rounding in ("ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_05UP"):
    print(rounding, [str(Decimal(x).quantize(Decimal(1), rounding)) for x in ("2.5", "-2.5", "0.1", "-5.5")])
