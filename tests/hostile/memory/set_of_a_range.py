# ends: error memory
set(range(10**9))
