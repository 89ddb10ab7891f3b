# ends: memory
items = []
while True:
    items.append(bytes(100))
