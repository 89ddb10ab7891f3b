for i, c in enumerate("héy"):
    print(i, c)
print("".join(reversed("abc😀")), list(zip("ab", "cd")), *"xyz", sorted("hello"), [*"ab"], {c: ord(c) for c in "ab"}, tuple("hi"))
it = iter("ab")
print(next(it), next(it), next(it, "end"), type(it).__name__, type(iter("é")).__name__)
