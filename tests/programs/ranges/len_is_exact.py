class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size


print(len(range(10)), len(range(2**31 - 1)))
for size in (0, 5, 2**31 - 1):
    print(len(Sized(size)))
for size in (-1, 2**100, "3"):
    try:
        len(Sized(size))
    except (OverflowError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
