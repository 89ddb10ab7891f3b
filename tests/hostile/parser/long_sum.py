# ends: error ok output
eval("+".join(["1"] * 100_000))
