import time, math
a = time.perf_counter(); b = time.perf_counter(); c = time.monotonic_ns()
print(isinstance(a, float), b >= a, isinstance(c, int), isinstance(time.time(), float), time.sleep(0), time.gmtime(0)[:6], time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(86400 * 365)), time.struct_time(range(9)).tm_year)
for f in (lambda: time.sleep(-1), lambda: time.sleep("a"), lambda: time.strftime(5)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(math.pi, math.e, math.tau, math.inf, math.nan, math.degrees(math.pi), math.radians(180), math.copysign(3, -0.0), math.isinf(-math.inf), math.ceil(2.1), math.trunc(-2.9), math.sin(0), math.cos(0), math.exp(0), math.log(1), math.atan2(0, -1), math.sqrt(16), math.pow(2, 10), math.fabs(-3), math.isqrt(17), math.log1p(0), math.expm1(0), math.gamma(5), math.erf(0), math.hypot(1, 2, 2))
