class Item:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        print(f"{self.value}<{other.value}", end=" ")
        return self.value < other.value

    def __repr__(self):
        return str(self.value)


for values in ([3, 1, 2], [1, 2, 3], [3, 2, 1], [5, 5, 1], [2, 2, 1, 1, 3], [7, 3, 9, 1, 8, 2, 5, 0, 6, 4, 3, 9]):
    print(sorted(map(Item, values)))
    print(sorted(map(Item, values), reverse=True))
    print(sorted(values, key=Item))
nan = float("nan")
for values in ([nan, 1.0, 0.5], [2.0, nan, 1.0], [3.0, 2.0, nan, 1.0]):
    print(sorted(values), sorted(values, reverse=True))
pairs = [(1, "a"), (0, "b"), (1, "c"), (0, "d"), (0, "e")]
print(sorted(pairs, key=lambda pair: -pair[0]), sorted(pairs, key=lambda pair: pair[0], reverse=True))
