# ends: error output memory
eval("{1:" * 100_000 + "1" + "}" * 100_000)
