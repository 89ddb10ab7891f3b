def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")
            yield 2
            return
g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
print(list(g))
def raises():
    try:
        yield
    except GeneratorExit:
        raise ValueError("in close")
g = raises(); next(g)
try:
    g.close()
except ValueError as e:
    print(e, repr(e.__context__))
