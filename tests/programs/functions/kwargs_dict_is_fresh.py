def f(**kw):
    kw["added"] = 1
    return kw
d = {"a": 1}
print(f(**d), d)
def g(*args): return args
l = [1, 2]
t = g(*l)
l.append(3)
print(t, g(*t) == t)
def h(args, kwargs={}, *a, **k): return args, kwargs, a, k
print(h(1, 2, 3, x=4))
