# ends: error memory output
def f():
    f()
f()
