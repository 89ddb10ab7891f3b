# ends: error ok output
eval("<".join(map(str, range(50_000))))
