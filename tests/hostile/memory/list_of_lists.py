# ends: memory
items = []
while True:
    items.append([[], {}, ()])
