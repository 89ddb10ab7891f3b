# Arguments by name are bound like those by place; what is left over has its default, or is missed.
def f(a, /, b, c=3, *, d=4, e):
    return a, b, c, d, e


class Point:
    def __init__(self, x, y=0):
        self.place = x, y

    def moved(self, by=1):
        return [each + by for each in self.place]


for call in (
    "f(1, 2, e=5)",
    "f(1, b=2, e=5, d=6)",
    "f(1, 2, 9, e=5)",
    "f(1, 2)",
    "f(1, e=5)",
    "f(a=1, b=2, e=5)",
    "f(1, 2, b=3, e=5)",
    "f(1, 2, e=5, z=6)",
    "f(1, 2, 3, 4, e=5)",
    "Point(1).moved()",
    "Point(y=2, x=1).moved(by=3)",
    "Point()",
    "Point(1, 2, 3)",
    "Point(1, x=2)",
):
    try:
        print(call, eval(call))
    except TypeError as error:
        print(call, error)
method = Point(5).moved
print(method(), method(2), method(by=3))
