# Dataclasses: made, compared, replaced, shown.
from dataclasses import asdict, dataclass, field, replace


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)


@dataclass(frozen=True, slots=True, order=True)
class Version:
    major: int
    minor: int


points = [Point(number, number + 1) for number in range(150_000)]
print(sum(point.x == point.y - 1 for point in points), points[0] == points[1])
versions = sorted(Version(number * 7919 % 1000, number % 10) for number in range(20_000))
print(versions[0], versions[-1], len(set(versions)))
print(sum(replace(point, y=5).y for point in points[:20_000]), asdict(points[3]), len(repr(points[:5000])))
