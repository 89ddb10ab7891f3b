# ends: error ok output
eval("lambda: " * 50_000 + "1")
