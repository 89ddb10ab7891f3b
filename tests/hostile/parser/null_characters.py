# ends: error output
exec("x = 1\0y = 2")
