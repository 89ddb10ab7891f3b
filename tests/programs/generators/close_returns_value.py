def gen():
    try:
        yield 1
    except GeneratorExit:
        return "returned"
g = gen(); next(g)
print(g.close(), g.close())
def gen2():
    try:
        yield 1
    except BaseException as e:
        name = type(e).__name__
    return name
g = gen2(); next(g)
print(g.close())
