import statistics, math
readings = {"mon": [12.5, 15.0, 11.2], "tue": [], "wed": [9.9, None, 10.1], "thu": [20.0]}
def clean(values): return [v for v in values if v is not None]
def describe(values):
    match sorted(clean(values)):
        case []: return None
        case [only]: return {"n": 1, "mean": only, "median": only, "sd": 0.0}
        case [*s]:
            mean = math.fsum(s) / len(s)
            mid = len(s) // 2
            return {"n": len(s), "mean": mean, "median": s[mid] if len(s) % 2 else (s[mid - 1] + s[mid]) / 2, "sd": math.sqrt(math.fsum((x - mean) ** 2 for x in s) / (len(s) - 1))}
for day, values in readings.items():
    d = describe(values)
    print(f"{day}: " + ("no data" if d is None else " ".join(f"{k}={v:.2f}" if isinstance(v, float) else f"{k}={v}" for k, v in d.items())))
everything = [v for vs in readings.values() for v in clean(vs)]
print(round(statistics.mean(everything), 6), statistics.median(everything), round(statistics.stdev(everything), 6), statistics.mode("aabb"))
low, high = min(everything), max(everything)
bins = [0] * 4
for v in everything: bins[min(int((v - low) / (high - low) * 4), 3)] += 1
print(bins, *("#" * b or "-" for b in bins), sep="\n")
try: statistics.mean([])
except statistics.StatisticsError as e: print(e)
