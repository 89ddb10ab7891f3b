class Key:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return self.value < other.value


def order(count):
    items = [str(number * 7919 % count) for number in range(count)]
    while True:
        sorted(items, key=lambda item: item[::-1])


order(200_000)
