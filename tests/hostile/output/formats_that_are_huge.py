# ends: ok error memory
import decimal, datetime, locale, string
huge = 10**9
for make in (lambda: f"{1:{huge}}", lambda: f"{1:.{huge}f}", lambda: f"{1.5:.{huge}e}", lambda: f"{1.5:,.{huge}g}", lambda: "%.*f" % (huge, 1.5), lambda: "%0*d" % (huge, 1), lambda: "%.*d" % (huge, 1), lambda: "%*s" % (-huge, "x"), lambda: b"%0*d" % (huge, 1), lambda: format(decimal.Decimal(1), f".{huge}f"), lambda: format(decimal.Decimal("1e999999"), "f"), lambda: format(decimal.Decimal("1e-999999999"), "f"), lambda: "{:{}}".format(1, huge), lambda: "{0:{0}{0}}".format(9 * 10**7), lambda: "{" * 10**6, lambda: ("{" * 10**6).format(), lambda: "{a" + "[0]" * 10**5 + "}".format(a=1), lambda: ("{0" + ".x" * 10**5 + "}").format(1), lambda: "%(" + "(" * 10**6 % {}, lambda: string.Template("$" * 10**6).substitute(), lambda: datetime.datetime(1, 1, 1).strftime("%Y" * 10**6), lambda: format(1j, f"{huge}"), lambda: format("x", f"\U0001f600^{huge}"), lambda: round(1.5, -huge), lambda: round(1, -huge), lambda: round(1.5, huge), lambda: float("1" * 10**6 + "e" + "9" * 10**6), lambda: "x".center(2**62), lambda: "x".zfill(2**63), lambda: "x".ljust(2**100), lambda: "\t".expandtabs(2**31 - 1), lambda: "\t".expandtabs(2**62), lambda: b"x".rjust(2**40), lambda: int("1" * 4000, 36) << 2**40):
    try:
        len(make())
    except (MemoryError, OverflowError, ValueError, KeyError, IndexError, TypeError, AttributeError, decimal.DecimalException) as e:
        pass
print("done")
