from decimal import Decimal, localcontext

for text in ("2", "10", "0.5", "1.0000000001", "123456.789", "1E-50", "9.99E+400"):
    x = Decimal(text)
    print(text, x.sqrt(), x.ln(), x.log10(), sep="\n  ")
for text in ("1", "-1", "0", "1E-60", "-700.25", "230258.50929940456840179914546843642", "-3E+6"):
    print(text, Decimal(text).exp(), sep="\n  ")
with localcontext(prec=400):
    print(Decimal(1).exp(), Decimal(2).ln(), Decimal(2).sqrt(), Decimal(3) ** Decimal("1.5"), sep="\n")
print(Decimal("1E+20").log10(), Decimal("0.25").sqrt(), Decimal("1").ln(), Decimal(0).ln(), Decimal("Inf").exp())
