from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


def describe(value):
    match value:
        case 0:
            return "zero"
        case int() | float() if value < 0:
            return "negative"
        case [first, *rest]:
            return f"list {first} {rest}"
        case {"key": found}:
            return found
        case Point(x=0, y=y):
            return y
        case str():
            return "text"
        case _:
            return "other"


def partial(value):
    match value:
        case 1:
            result = "one"
        case 2:
            result = "two"
    return value


print(describe(0), describe(-1), describe([1, 2]), describe(Point(0, 2)), partial(1))
match 3:
    case x:
        print(x)
