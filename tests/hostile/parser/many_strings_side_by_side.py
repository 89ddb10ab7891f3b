# ends: error ok output
eval("'a' " * 200_000)
