# ends: memory
items = set()
while True:
    items.add(len(items))
