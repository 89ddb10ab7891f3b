# ends: error output memory
eval("(" * 200_000 + ")" * 200_000)
