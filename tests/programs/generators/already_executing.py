def gen():
    try:
        next(g)
    except ValueError as e:
        yield str(e)
    try:
        g.send(1)
    except ValueError as e:
        yield str(e)
    try:
        g.throw(KeyError)
    except ValueError as e:
        yield str(e)
    try:
        g.close()
    except ValueError as e:
        yield str(e)
g = gen()
print(list(g))
