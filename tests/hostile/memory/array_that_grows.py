# ends: error memory
import array
items = array.array("q")
while True:
    items.append(1)
