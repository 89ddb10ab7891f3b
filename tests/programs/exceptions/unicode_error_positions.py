class Index:
    def __index__(self):
        return 2


error = UnicodeDecodeError("utf-8", b"abc", 0, 1, "reason")
for value in ("x", None, 1.5, 2**100, Index(), True, -3):
    try:
        error.start = value
    except (TypeError, OverflowError) as problem:
        print(type(problem).__name__, problem)
    print(error.start)
