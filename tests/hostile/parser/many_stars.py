# ends: error output
eval("(" + "*" * 100_000 + "a)")
