# ends: error ok output memory
eval("1e" + "9" * 1_000_000)
