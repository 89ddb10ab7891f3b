# ends: error memory
"x".ljust(10**10)
