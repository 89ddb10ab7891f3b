# ends: error output
eval("9" * 1_000_000)
