# Which of several wrong arguments is complained about.
def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: bytes(1, 2))
attempt(lambda: bytearray([1], errors=3))
attempt(lambda: bytes([1], "ascii"))
attempt(lambda: sum(1, "abc"))
attempt(lambda: max(x=1))
attempt(lambda: max([1], x=1))
attempt(lambda: sorted(1, x=1))
attempt(lambda: enumerate(1, "a"))
attempt(lambda: enumerate([], x=1))
attempt(lambda: zip(1, x=1))
attempt(lambda: super(1, 2, 3))
attempt(lambda: memoryview(b"", 1))
attempt(lambda: type([], x=1))
attempt(lambda: type(None, (), {}))
attempt(lambda: bytearray().pop("a"))
attempt(lambda: b"abc".find("a", "b"))
attempt(lambda: "abc".ljust(10**30))
attempt(lambda: [].pop(10**30))
attempt(lambda: "a".expandtabs(10**30))
attempt(lambda: pow(object(), 1, 1j))
attempt(lambda: pow(1, 1, 1j))
