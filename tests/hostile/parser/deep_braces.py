# ends: error output
eval("{1:" * 100_000 + "1" + "}" * 100_000)
