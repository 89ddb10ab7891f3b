# ends: error ok output memory
x = 1
eval("+".join(["x"] * 100_000))
