class Suppress:
    def __init__(self, *kinds): self.kinds = kinds
    def __enter__(self): return self
    def __exit__(self, kind, value, tb):
        print("exit", kind and kind.__name__, value, tb is not None)
        return kind is not None and issubclass(kind, self.kinds)
with Suppress(ValueError):
    raise ValueError("hidden")
print("continued")
with Suppress(ValueError): pass
try:
    with Suppress(ValueError):
        raise KeyError("out")
except KeyError as e:
    print("escaped", e)
with Suppress(KeyError) as outer, Suppress(ValueError):
    raise KeyError("inner does not, outer does")
