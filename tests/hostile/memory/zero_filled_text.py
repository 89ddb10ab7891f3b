# ends: error memory
"1".zfill(10**10)
