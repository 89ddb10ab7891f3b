from decimal import Context, Decimal

x = Decimal("123.4567")
print(x.adjusted(), x.logb(), x.scaleb(3), x.shift(2), x.shift(-2), x.rotate(25), x.normalize(), Decimal("100").normalize())
print(x.next_plus(), x.next_minus(), x.next_toward(200), x.to_integral_value(), x.to_integral_exact("ROUND_UP"))
print(Decimal("1101").logical_and(Decimal("1011")), Decimal("1101").logical_or(10), Decimal("1101").logical_xor(1))
print(Decimal("1").logical_invert(Context(prec=5)), x.same_quantum(Decimal("0.0001")), x.copy_sign(Decimal(-1)))
print(x.fma(2, 3), Decimal(10).remainder_near(6), x.quantize(Decimal("0.1")), x.is_normal(), x.is_subnormal())
context = Context(prec=4, Emax=9, Emin=-9, clamp=1, traps=[])
for text in ("1E+9", "123456E-14", "0E+20", "99999", "NaN123456"):
    print(text, context.create_decimal(text), context.flags)
    context.clear_flags()
print(context.Etiny(), context.Etop(), context.divmod(Decimal(7), 2), context.power(2, 3, 5), context.to_sci_string(x))
