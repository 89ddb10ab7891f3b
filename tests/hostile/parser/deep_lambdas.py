# ends: error ok output memory
eval("lambda: " * 50_000 + "1")
