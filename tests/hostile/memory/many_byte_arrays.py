# ends: error memory
items = []
while True:
    items.append(bytearray(1_000_000))
