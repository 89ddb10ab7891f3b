# ends: error output memory
eval("f(" * 100_000 + ")" * 100_000)
