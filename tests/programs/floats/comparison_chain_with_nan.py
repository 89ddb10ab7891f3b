nan = float("nan")
print(nan < 1 < 2, 1 < 2 < nan, not (nan < 1), nan <= nan, nan >= nan, sorted([2.5, -1, 0, True]))
print((nan,) == (nan,), (nan,) < (nan,), (nan, 1) < (nan, 2), (float("nan"),) == (float("nan"),), [nan].index(nan), [nan].count(nan))
