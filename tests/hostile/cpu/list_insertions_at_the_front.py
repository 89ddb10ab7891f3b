# ends: timeout memory
items = [0] * 2_000_000
while True:
    items.insert(0, 1)
    items.pop(0)
    del items[0:1]
    items[0:0] = [5]
