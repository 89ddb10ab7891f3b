nan = float("nan")
d = {nan: 1}
print(d[nan], float("nan") in d, len({nan, nan}), len({float("nan"), float("nan")}))
d[float("nan")] = 2
print(len(d), list(d.values()))
