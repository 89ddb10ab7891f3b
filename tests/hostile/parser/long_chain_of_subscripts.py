# ends: error ok output memory
eval("f" + "[0]" * 100_000, {"f": 1})
