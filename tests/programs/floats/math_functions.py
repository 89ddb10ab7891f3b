import math
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.floor(1e20), math.fmod(-7, 3), math.remainder(7, 4), math.modf(-1.25), math.frexp(10.0), math.ldexp(0.625, 4), math.hypot(3, 4), math.dist((0, 0), (3, 4)))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(float("nan")), math.isfinite(1e308), math.nextafter(1, 2), math.ulp(1.0), math.cbrt(27), math.exp2(10), math.sumprod([1, 2], [3, 4]), math.prod([2, 3], start=5), math.log(8, 2), math.log2(2**100), math.log10(10**400), math.fma(2.0, 3.0, 1.0))
for make in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.floor(float("inf")), lambda: math.acos(2), lambda: math.sqrt("a"), lambda: math.ceil(float("nan")), lambda: math.fmod(1, 0), lambda: math.pow(0, -1), lambda: math.log(-5), lambda: math.ldexp(1.0, 5000)):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
