# ends: error ok output
eval("1e" + "9" * 1_000_000)
