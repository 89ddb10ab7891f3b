# ends: error ok output
eval("f" + ".a" * 200_000, {"f": 1})
