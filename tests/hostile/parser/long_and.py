# ends: error ok output
eval(" and ".join(["1"] * 3_000))
