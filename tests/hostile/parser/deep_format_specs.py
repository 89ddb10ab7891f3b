# ends: error output
eval("f'" + "{1:" * 3000 + "}" * 3000 + "'")
