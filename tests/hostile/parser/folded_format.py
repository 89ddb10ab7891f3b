# ends: error memory output
exec("x = '%1000000000d' % 1")
