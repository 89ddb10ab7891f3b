# ends: memory
table = {}
while True:
    table[(len(table), 1)] = None
