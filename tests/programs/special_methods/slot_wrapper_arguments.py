# The special methods of builtin classes check their arguments in words of their own.
def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: (1).__add__())
attempt(lambda: "a".__eq__(1, 2))
attempt(lambda: [].__len__(1))
attempt(lambda: (1.5).__pow__())
attempt(lambda: (2).__rpow__(1, 2, 3))
attempt(lambda: [].__setitem__(1))
attempt(lambda: (1).__add__(x=2))
attempt(lambda: property().__set__(1))
attempt(lambda: property().__set_name__(1))
attempt(lambda: (1, 2).__mul__("a"))
attempt(lambda: (1, 2) * "a")
attempt(lambda: dict.__getitem__())
attempt(lambda: dict.__contains__(1, 2))
attempt(lambda: int.__add__("a", 2))
attempt(lambda: iter([]).__next__(1))
attempt(lambda: object().__format__(None))
attempt(lambda: object().__reduce_ex__("x"))
attempt(lambda: {}.keys() & frozenset({1}))
