def gen():
    try:
        yield
    except ValueError as e:
        raise KeyError("second") from e
def gen2():
    try:
        raise TypeError("handled")
    except TypeError:
        yield
g = gen(); next(g)
try:
    g.throw(ValueError("first"))
except KeyError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__))
g = gen2(); next(g)
try:
    g.throw(IndexError("thrown"))
except IndexError as e:
    print(repr(e), repr(e.__context__))
