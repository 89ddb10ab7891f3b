from decimal import Decimal

specs = ["", "f", ".2f", ".0f", ",.2f", "012,.2f", "e", ".3e", "g", ".3g", "%", ".1%", "+", " ", "<12", "^12.1f", "*>12", "=+12",
         "n", "010", "é^9", ".3", "G", "F", "E"]
for spec in specs:
    print(repr(spec), [format(Decimal(x), spec) for x in ("0", "-0.04", "1234567.891", "1E+10", "1E-10", "-Infinity", "NaN")])
print(f"{Decimal('2.50'):>10}|{Decimal('2.50')!r}|%s %.3f" % (Decimal("1.10"), Decimal("1.10")))
