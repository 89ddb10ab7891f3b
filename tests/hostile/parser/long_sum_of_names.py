# ends: error ok output
x = 1
eval("+".join(["x"] * 100_000))
