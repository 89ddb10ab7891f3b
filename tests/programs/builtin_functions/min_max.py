print(min(3, 1, 2), max([3, 1, 2]), min("hello"), max([], default="none"), min([1], default=5), max("a", "bb", key=len), min([(2, "a"), (1, "b")], key=lambda p: p[1]), max([1, 5, 5.0, True]), min(2.0, 2), max(2, 2.0), max([[1, 2], [3]], key=sum), min({3: "a", 1: "b"}), max(iter([4, 9])))
for f in (lambda: min(), lambda: max(5), lambda: min([]), lambda: max(1, "a"), lambda: min(1, 2, default=3), lambda: max([1], key=5), lambda: min(1, 2, foo=3), lambda: max([1, None]), lambda: min([], key=len), lambda: max((), default=None)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
