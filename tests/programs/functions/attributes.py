def f(a, b: int = 2, /, *c, d: str = "x", **e) -> list:
    "doc string"
    return a
print(f.__name__, f.__qualname__, f.__doc__, f.__module__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__dict__, f.__closure__, f.__type_params__)
f.tag = 5
f.__name__ = "renamed"
f.__doc__ = None
print(f.tag, f.__dict__, f.__name__, f.__qualname__, f.__doc__, repr(f).split(" at ")[0])
for action in ("f.__name__ = 5", "f.__dict__ = 5", "f.__code__ = 5", "del f.__name__", "f.nope", "f.__closure__ = ()", "f.__globals__ = {}", "del f.nope"):
    try:
        exec(action)
    except Exception as e:
        print(type(e).__name__, e)
