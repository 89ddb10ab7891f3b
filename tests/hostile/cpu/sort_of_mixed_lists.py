# ends: timeout memory
items = [[i % 7, str(i)] for i in range(200_000)]
while True:
    sorted(items), items == items[::-1], items.index([3, "x"]) if [3, "x"] in items else 0
