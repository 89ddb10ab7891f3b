# ends: error memory output
exec("x = ((1,) * 200,) * 200 * 10000000")
