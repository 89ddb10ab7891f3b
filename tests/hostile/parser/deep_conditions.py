# ends: error ok output
eval("1 if 1 else " * 50_000 + "1")
