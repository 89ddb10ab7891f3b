# ends: error ok output memory
eval("'a' " * 200_000)
