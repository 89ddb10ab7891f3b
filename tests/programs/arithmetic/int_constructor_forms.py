print(int(), int(3.99), int(-3.99), int(True), int(1e20), int(-0.0), int("7", base=8))
class Index:
    def __index__(self):
        return 12
class IntOnly:
    def __int__(self):
        return 99
class Both:
    def __int__(self):
        return 1
    def __index__(self):
        return 2
print(int(Index()), int(IntOnly()), int(Both()), int("10", Index()))
class Bad:
    def __int__(self):
        return "x"
for make in (lambda: int(Bad()), lambda: int(base=10), lambda: int("1", x=2), lambda: int(object()), lambda: int(1, 2, 3)):
    try:
        print(make())
    except TypeError as e:
        print(str(e).replace(hex(0), ""))
