# ends: error memory
1 << 10**12
