# ends: error ok output memory
eval(" and ".join(["1"] * 3_000))
