import contextvars
import copy
from decimal import Context, Decimal, ExtendedContext, IEEEContext, getcontext, localcontext, setcontext


def inner():
    getcontext().prec = 5
    return Decimal(1) / 3


print(contextvars.copy_context().run(inner), Decimal(1) / 3)
setcontext(ExtendedContext)
print(getcontext() is ExtendedContext, getcontext(), Decimal(1) / 0)
setcontext(Context(prec=7))
with localcontext(Context(prec=3)) as outer, localcontext(rounding="ROUND_UP") as context:
    print(outer.prec, context.prec, Decimal(2) / 3, Decimal(1) / 3)
print(getcontext().prec, copy.copy(getcontext()), IEEEContext(64))
context = Context(prec=9, flags=[], traps=[])
context.divide(1, 3)
print(sorted(flag.__name__ for flag, isset in context.flags.items() if isset), context.copy().flags == context.flags)
for bad in ("context.prec = 'x'", "context.Emax = -1", "context.clamp = 2", "context.rounding = 1", "context.foo = 1",
            "del context.prec", "context.flags[1]", "context.traps = {}", "localcontext(precision=1)", "setcontext(1)"):
    try:
        exec(bad)
    except Exception as error:
        print(bad, "->", type(error).__name__, error)
