# ends: timeout
pow(3, 10**20000, 10**20000 + 1)
