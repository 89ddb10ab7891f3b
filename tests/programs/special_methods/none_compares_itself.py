for name in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"):
    own = type(None).__dict__[name]
    print(name, own is object.__dict__[name], type(own).__name__, getattr(None, name)(None), getattr(None, name)(3))
print(sorted(type(None).__dict__), type(None).__doc__, type(...).__doc__, type(NotImplemented).__doc__)
