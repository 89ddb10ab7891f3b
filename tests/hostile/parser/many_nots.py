# ends: error ok output memory
eval("not " * 200_000 + "1")
