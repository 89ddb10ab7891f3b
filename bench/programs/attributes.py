# Attributes and methods of small objects.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def add(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def scale(self, factor):
        self.x = self.x * factor % 10007
        self.y = self.y * factor % 10009
        return self


class Counter:
    step = 3

    def __init__(self):
        self.count = 0
        self.last = None

    def tick(self, point):
        self.count += self.step
        self.last = point


def main(rounds):
    counter = Counter()
    point, one = Point(1, 2), Point(1, 1)
    for i in range(rounds):
        point = point.add(one).scale(i & 7)
        counter.tick(point)
    return counter.count, counter.last.x, counter.last.y


print(main(800000))
