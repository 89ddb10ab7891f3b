# ends: error output memory
eval("(" + "*" * 100_000 + "a)")
