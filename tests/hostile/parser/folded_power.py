# ends: error timeout memory output
exec("x = 9 ** 9 ** 9")
