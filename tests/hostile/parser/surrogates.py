# ends: ok error output memory
exec("x = '\udc80'")
