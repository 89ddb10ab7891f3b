# ends: error output memory
eval("9" * 1_000_000)
