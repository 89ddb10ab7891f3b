import decimal
from decimal import Context, Decimal, getcontext, localcontext

for text in ("Decimal(1) / 0", "Decimal(0) / 0", "Decimal('abc')", "Decimal('sNaN') + 1", "Decimal(-1).sqrt()",
             "Decimal('1E+999999') * 10", "Decimal(10**30) // Decimal('1E-10')", "Decimal('NaN') < 1",
             "Decimal(0) ** 0", "Decimal('Infinity') - Decimal('Infinity')", "int(Decimal('NaN'))", "Decimal(1) + 1.5",
             "Decimal((0, (1, 12), 2))", "Decimal((2, (1,), 2))", "Decimal([1, 2])", "Decimal(None)",
             "getcontext().prec", "hash(Decimal('sNaN'))", "Context(prec=0)", "Context(rounding='UP')"):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
with localcontext() as context:
    context.clear_traps()
    context.clear_flags()
    print(Decimal(1) / 0, Decimal(0) / 0, Decimal("1E-1000010") / 7, Decimal("-1E+999999") * 10, Decimal(2).sqrt())
    print(context)
    context.traps[decimal.Inexact] = True
    try:
        Decimal(1) / 3
    except decimal.Inexact as error:
        print(repr(error), decimal.Inexact.__mro__)
