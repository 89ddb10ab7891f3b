# ends: timeout
table = {1: 1}
for key in table:
    del table[key]
    table[key] = 1
    while True:
        pass
