# ends: error memory output
exec("x = 'abc' * 1000000000000")
