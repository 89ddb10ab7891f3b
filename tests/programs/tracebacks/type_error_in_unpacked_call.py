def f(a, *, b): return a, b
args, kwargs = (1, 2), {"b": 3}
f(*args, **kwargs)
