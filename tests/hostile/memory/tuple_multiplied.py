# ends: error memory
(1, 2, 3) * 10**9
