# ends: timeout error memory
def f():
    try:
        f()
    except RecursionError:
        f()
f()
