class Fails:
    def __iter__(self):
        return 5


class Raises:
    def __iter__(self):
        raise ValueError("own")


class Keys:
    def keys(self):
        return 5

    def __getitem__(self, key):
        return key


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


for value in (Fails(), Raises()):
    for function in ("".join, b"".join, bytearray, bytes, bytearray().extend, list, set().difference):
        attempt(lambda: function(value))
attempt(lambda: dict(Keys()))
attempt(lambda: {**Keys()})
attempt(lambda: (lambda: 0).__get__(None))
attempt(lambda: bytearray(b",").join(iter([b"a", b"b"])))
