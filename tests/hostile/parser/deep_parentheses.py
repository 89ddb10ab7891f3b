# ends: error output
eval("(" * 200_000 + ")" * 200_000)
