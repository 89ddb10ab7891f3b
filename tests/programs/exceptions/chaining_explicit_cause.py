def attempt(f):
    try:
        f()
    except Exception as e:
        print(repr(e), "cause", repr(e.__cause__), "context", repr(e.__context__), e.__suppress_context__)
def a():
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError("v") from e
def b():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError("v") from None
def c(): raise ValueError("v") from KeyError
def d(): raise ValueError from KeyError("k")
def e(): raise ValueError from 5
def f(): raise 5
def g(): raise ValueError from int
def h(): raise int
def i():
    x = ValueError("self")
    raise x from x
def j(): raise None
for fn in (a, b, c, d, e, f, g, h, i, j): attempt(fn)
