# ends: error memory
items = []
while True:
    items.append((1 << 1_000_000) + len(items))
