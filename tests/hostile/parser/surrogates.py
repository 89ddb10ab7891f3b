# ends: error output
exec("x = '\udc80'")
