# V8 keeps compiled what this program makes the interpreter call: see bundle-guest.mjs.
import collections
import dataclasses
import enum
import json
import re
import typing


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


@dataclasses.dataclass(order=True)
class Point:
    x: int
    y: float = 0.5
    names: typing.List[str] = dataclasses.field(default_factory=list)

    @property
    def size(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __repr__(self):
        return f"{type(self).__name__}({self.x:>3}, {self.y:.2f}, {self.names!r})"


class Shape(Point):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.colour = Colour.BLUE


def squares(count):
    for number in range(count):
        yield number * number


def total(count):
    result = 0
    for number in range(count):
        result += number % 7
        if number & 1:
            continue
        result -= 1
    return result


points = [Point(number % 5, number / 3, ["a", "b"]) for number in range(8)]
points.sort(key=lambda point: (point.y, point.x), reverse=True)
words = "the quick brown fox jumps over the lazy dog".split()
counts = collections.Counter(word[0].upper() for word in words)
table = collections.defaultdict(list)
for position, word in enumerate(words):
    table[len(word)].append((position, word))
print(points[0], Shape(1).colour, Shape(2).size, max(points), sum(squares(5)), total(50_000))
print(json.dumps({"words": words, "counts": dict(counts), "value": [1, 2.5, None, True]}), sorted(table.items()))
print(json.loads('{"a": [1, 2, {"b": "c"}]}'), re.sub(r"(\w)o(\w)", r"\2o\1", " ".join(words)), set(words) & {"the"})
print("%5d|%-8s|%.3f" % (12, "left", 1 / 3), "{:,}".format(10**30), words[1:-1:2])
try:
    [][1]
except (IndexError, KeyError) as error:
    print(type(error).__name__, error)
finally:
    print({**{"a": 1}, "b": 2}, [*words[:2], *range(2)], "x" in {"x": 1})
match points:
    case [Point(x=first), *_] if first >= 0:
        print("first", first)
    case _:
        print("none")
while points:
    points.pop()
with open("/tmp/warm-up.txt", "w") as file:
    print("line", file=file)
