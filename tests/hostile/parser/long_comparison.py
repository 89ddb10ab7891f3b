# ends: error ok output memory
eval("<".join(map(str, range(50_000))))
