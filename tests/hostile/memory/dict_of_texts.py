# ends: memory
table = {}
while True:
    table[f"key {len(table)}"] = len(table)
