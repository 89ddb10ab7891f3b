def gen():
    yield 1
def attempt(*args):
    g = gen(); next(g)
    try:
        g.throw(*args)
    except BaseException as e:
        print(type(e).__name__, e)
attempt(5)
attempt("str")
attempt()
attempt(None)
attempt(ValueError)
attempt(ValueError("x"))
attempt(object)
attempt(StopIteration("inside"))
attempt(GeneratorExit)
attempt(KeyboardInterrupt)
