# ends: timeout memory
import array
items = array.array("d", [1.5]) * 1_000_000
while True:
    items.count(2.5), items.tolist(), items.reverse(), items.byteswap(), items == items[:], 2.5 in items, items.tobytes()
