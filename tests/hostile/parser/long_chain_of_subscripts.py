# ends: error ok output
eval("f" + "[0]" * 100_000, {"f": 1})
