# ends: error ok output memory
eval("1 if 1 else " * 50_000 + "1")
