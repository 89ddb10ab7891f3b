# ends: error ok output memory
eval("f" + "()" * 100_000, {"f": 1})
