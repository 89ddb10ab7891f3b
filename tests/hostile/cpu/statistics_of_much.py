# ends: timeout memory
import statistics, math
items = [float(i) for i in range(200_000)]
while True:
    math.fsum(items), math.sumprod(items, items), math.dist(items, items), math.hypot(*items[:50_000]), math.prod(items[:1000])
