print(bool(), bool(0), bool(""), bool("0"), bool([]), bool([0]), bool(0.0), bool(1e-300), bool(None), bool(range(0)), bool(float("nan")), bool(object))
print(repr(True), str(False), True is bool(1), type(True), True.__class__.__mro__)
try:
    bool(1, 2)
except TypeError as e:
    print(e)
try:
    bool(x=1)
except TypeError as e:
    print(e)
