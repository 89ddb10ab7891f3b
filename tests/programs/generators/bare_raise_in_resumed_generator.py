def gen():
    yield
    raise
g = gen(); next(g)
try:
    raise KeyError("active")
except KeyError:
    try:
        next(g)
    except Exception as e:
        print(type(e).__name__, e)
g = gen(); next(g)
try:
    next(g)
except RuntimeError as e:
    print(e)
