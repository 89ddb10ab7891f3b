# ends: error ok output
eval("not " * 200_000 + "1")
