# ends: error memory
"%*d" % (2**31 - 1, 1)
