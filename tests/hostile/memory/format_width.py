# ends: error memory
format(1, "1000000000d")
