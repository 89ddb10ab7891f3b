# ends: error output memory
exec("x = 1\0y = 2")
