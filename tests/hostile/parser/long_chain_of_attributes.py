# ends: error ok output memory
eval("f" + ".a" * 200_000, {"f": 1})
