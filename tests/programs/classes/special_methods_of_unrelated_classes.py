class Mixed(int):
    __eq__ = str.__eq__
    __add__ = str.__add__
    __len__ = list.__len__
    __neg__ = int.__pos__
    upper = str.upper


mixed = Mixed(1)
for attempt in (
    lambda: mixed == mixed,
    lambda: mixed + mixed,
    lambda: len(mixed),
    lambda: -mixed,
    lambda: mixed.upper,
    lambda: mixed.upper(),
    lambda: Mixed.__add__(mixed, mixed),
):
    try:
        print(attempt())
    except TypeError as error:
        print(error)


class Failing:
    __eq__ = property(lambda self: self.missing)
    __lt__ = property(lambda self: self.missing)


print(Failing() == Failing())
try:
    Failing() < Failing()
except TypeError as error:
    print(error)
