# ends: error output
eval("f(" * 100_000 + ")" * 100_000)
