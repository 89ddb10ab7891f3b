# ends: timeout error memory output
def f():
    try:
        f()
    except RecursionError:
        f()
f()
