# ends: error memory output
exec("x = 1 << 100000000000")
