# ends: error ok output
eval("f" + "()" * 100_000, {"f": 1})
