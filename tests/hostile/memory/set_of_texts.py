# ends: memory
items = set()
while True:
    items.add(str(len(items)))
