# ends: error ok output memory
eval("**".join(["1"] * 100_000))
