# ends: error memory
"abc" * 10**10
