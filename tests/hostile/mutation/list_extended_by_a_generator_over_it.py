# ends: memory error timeout
items = [1]
items.extend(x for x in items)
