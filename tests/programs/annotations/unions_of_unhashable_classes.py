class Meta(type):
    is_hashable = False

    def __hash__(cls):
        if Meta.is_hashable:
            return 1
        raise TypeError("not hashable")


class A(metaclass=Meta):
    pass


class B(metaclass=Meta):
    pass


union = A | B | A
print(union.__args__ == (A, B), union == B | A, union == A | int)
for Meta.is_hashable in False, True:
    try:
        hash(union)
    except TypeError as error:
        print(error)


class Failing(type):
    def __eq__(self, other):
        return 1 / 0


first, second = Failing("first", (), {}), Failing("second", (), {})
for attempt in lambda: first | second, lambda: (int | first) == (int | second), lambda: hash(int | first):
    try:
        print(attempt())
    except (ZeroDivisionError, TypeError) as error:
        print(error)
print(int | str | int == str | int, hash(int | str) == hash(str | int), (int | list[int] | list[int]).__args__)
