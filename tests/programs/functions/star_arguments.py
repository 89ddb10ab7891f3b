def f(*args, **kwargs): return args, kwargs
print(f(), f(1, 2), f(a=1), f(1, *[2, 3], 4, *"xy", k=1, **{"z": 2}), f(*[], **{}), f(*range(2), *{5}), f(**{"a": 1}, b=2, **{"c": 3}))
def g(a, *rest, b=0, **kw): return a, rest, b, kw
print(g(1), g(1, 2, b=3, c=4), g(*[1, 2, 3]), g(**{"a": 1, "z": 2}), g(*(1,), **{"b": 9}))
for call in (lambda: f(*5), lambda: f(**5), lambda: f(**{1: 2}), lambda: f(*None), lambda: f(a=1, **{"a": 2}), lambda: f(1, *2, 3), lambda: g(1, **{"a": 2}), lambda: f(**[("a", 1)]), lambda: f(**{"a": 1}, **{"a": 2}), lambda: len(*5), lambda: len(**5)):
    try:
        print(call())
    except TypeError as e:
        print(e)
