"""The types of None, NotImplemented and Ellipsis give their one object and refuse arguments."""

for singleton in (None, NotImplemented, ...):
    kind = type(singleton)
    print(kind() is singleton)
    for keywords in ({"a": 1}, {"a": 1, "b": 2}):
        try:
            kind(**keywords)
        except TypeError as error:
            print(error)
