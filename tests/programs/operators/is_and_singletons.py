a = []
b = a
print(a is b, a is not b, [] is [], None is None, (x := NotImplemented) is NotImplemented, ... is Ellipsis, type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented, True is not False)
for f in (lambda: type(None)(1), lambda: bool(NotImplemented), lambda: type(...)(1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(repr(...), repr(NotImplemented), repr(None), ... == Ellipsis, None == 0, bool(...), str(None) + "!", hash(None) == hash(None))
