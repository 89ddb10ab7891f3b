# ends: memory
table = {}
i = 0
while True:
    table[i] = i = i + 1
