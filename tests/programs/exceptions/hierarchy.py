def walk(cls, depth=0):
    names = {c.__name__: c for c in cls.__subclasses__() if c.__module__ == "builtins"}
    print("  " * depth + cls.__name__)
    for name in sorted(names):
        walk(names[name], depth + 1)
walk(BaseException)
