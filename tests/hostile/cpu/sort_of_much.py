# ends: timeout memory
import random
items = [random.random() for i in range(400_000)]
while True:
    sorted(items), sorted(map(str, items)), items.reverse(), items.count(None)
