# ends: error timeout
9 ** 9 ** 9
