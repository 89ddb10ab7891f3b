import types


def function(a, /, b, *, c):
    return a, b, c


for defaults, keywords in [(1, None), (None, 3), (None, {"c": 3}), ((2,), {"c": 4})]:
    try:
        made = types.FunctionType(function.__code__, {}, "name", defaults, None, keywords)
        print(made.__defaults__, made.__kwdefaults__)
    except TypeError as error:
        print(error)
