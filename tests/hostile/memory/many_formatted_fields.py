# ends: error memory
("{0:>100000}" * 10_000).format(1)
