source = [1]
name = 42
first: {name for name in source}
second: {0: (lambda: name for _ in source) for _ in [1] if name}

found = __annotate__(1)
print(found["first"], next(found["second"][0])())
