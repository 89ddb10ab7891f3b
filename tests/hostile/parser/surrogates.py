# ends: error output memory
exec("x = '\udc80'")
