# ends: error
items = {1}
for item in items:
    items.add(item + 1)
