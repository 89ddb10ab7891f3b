class HasFloat:
    def __float__(self):
        return 2.5
class HasIndex:
    def __index__(self):
        return 7
class Bad:
    def __float__(self):
        return 3
print(float(), float(HasFloat()), float(HasIndex()), float(True), float(b"1.5"), float(10**22))
for make in (lambda: float(Bad()), lambda: float(None), lambda: float([]), lambda: float(1j), lambda: float(1, 2), lambda: float(x=1)):
    try:
        print(make())
    except TypeError as e:
        print(e)
