# ends: error
def f():
    f()
f()
