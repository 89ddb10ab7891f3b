# ends: error output memory
eval("f'" + "{1:" * 3000 + "}" * 3000 + "'")
