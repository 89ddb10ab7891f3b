errors = [
    UnicodeEncodeError("utf-8", "xyz", 0, 1, "reason"),
    UnicodeDecodeError("utf-8", b"xyz", 0, 2, "reason"),
    UnicodeTranslateError("xyz", 0, 1, "reason"),
]
for error in errors:
    for value in 4, None, "s", b"t":
        error.object = value
        try:
            print(str(error))
        except TypeError as problem:
            print(repr(problem))
    del error.object
    print(repr(str(error)))
class Evil(str):
    def __str__(self):
        del error.object
        return self
error = UnicodeEncodeError("utf-8", "x", 0, 1, Evil("reason"))
try:
    print(str(error))
except TypeError as problem:
    print(repr(problem))
