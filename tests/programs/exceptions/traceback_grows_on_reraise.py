def f():
    raise ValueError("x")
def depth(e):
    n, tb = 0, e.__traceback__
    while tb: n, tb = n + 1, tb.tb_next
    return n
try:
    f()
except ValueError as e:
    err = e
print(depth(err))
try:
    raise err
except ValueError as e:
    print(depth(e))
try:
    raise err.with_traceback(None)
except ValueError as e:
    print(depth(e))
def again():
    try: f()
    except ValueError: raise
try:
    again()
except ValueError as e:
    print(depth(e))
