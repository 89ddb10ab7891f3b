def helper():
    try:
        raise KeyError("handled")
    except KeyError:
        pass
    return 5
try:
    try:
        raise ValueError("first")
    except ValueError:
        helper()
        raise TypeError("second")
except TypeError as e:
    print(repr(e.__context__), e.__context__.__context__)
def gen():
    try:
        yield 1
    except GeneratorExit:
        raise
try:
    raise OSError("outer")
except OSError:
    g = gen(); next(g); g.close()
    try:
        g2 = (1 / 0 for _ in [1]); next(g2)
    except ZeroDivisionError as z:
        print(repr(z.__context__))
try:
    raise AttributeError("no handler active")
except AttributeError as e:
    print(e.__context__)
